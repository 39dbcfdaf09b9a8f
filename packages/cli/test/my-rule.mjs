// A module of a user's, for tests that only name it.
export default { name: "mine", levels: 2, assign: (_, out) => out.fill(1), values: () => [-1, 1] };
