/** Size of the letters of axes and legends, in pixels. */
export const FONT = 12;

/** Room at the edges of a picture, in pixels. */
export const EDGE = 6;
