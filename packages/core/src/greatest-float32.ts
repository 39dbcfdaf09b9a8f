/** The greatest finite float32, (2 − 2⁻²³) · 2¹²⁷, about 3.4e38: what lies half a step beyond it is infinite. */
export const greatestFloat32: number = 2 ** 128 - 2 ** 104;
