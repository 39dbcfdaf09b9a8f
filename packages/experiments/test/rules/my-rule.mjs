// A user's rule in one file, without any of our packages: the greatest third of each filter becomes +1.
const counts = (size) => [size - Math.round(size / 3), Math.round(size / 3)];

function assign(weights, out) {
  const ranked = Array.from(weights.keys()).sort((a, b) => weights[b] - weights[a] || a - b);
  out.fill(0);
  for (const i of ranked.slice(0, counts(weights.length)[1])) out[i] = 1;
  return out;
}

export default { name: "third", levels: 2, counts, assign, values: () => [-1, 1] };
