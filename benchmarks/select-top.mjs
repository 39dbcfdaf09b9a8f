// How fast is exact selection in plain TypeScript, beside sorting and beside the floor of one branch-free pass?
//
//     npm run build && npm run bench -- select-top
//
// Candidates run interleaved in one process; minimum and median of the rounds, nanoseconds per weight of CPU time.
import { seededRandom } from "@equal-bits/core";
import { selectTop } from "@equal-bits/ot";

const ROUNDS = 9;

/** Rows × weights: filters of 576 as in the middle of a small network, of 4608 as at the end of a ResNet-18. */
const sizes = [
  [64, 576],
  [128, 4608],
];

const random = seededRandom(1);
const shapes = {
  gauss: () => random.normal(),
  ties: () => Math.round(random.normal() * 2) / 2,
  constant: () => 0.25,
  cauchy: () => random.normal() / random.normal(),
  "90 % zeros": () => (random.uniform() < 0.9 ? 0 : random.normal()),
};

const candidates = {
  "sign (floor)": (row, marks) => {
    for (let i = 0; i < row.length; i++) marks[i] = +(row[i] >= 0);
  },
  selectTop: (row, marks) => selectTop(row, row.length >> 1, marks),
  "Float32Array.sort": (row, marks) => {
    const cut = row.toSorted()[row.length >> 1];
    for (let i = 0; i < row.length; i++) marks[i] = +(row[i] >= cut);
  },
};

console.log("case                 candidate           ns/weight   median   × floor   × sort");
for (const [rows, size] of sizes)
  for (const [shape, draw] of Object.entries(shapes))
    report(`${shape}, ${rows} × ${size}`, measure(rows, size, draw));

function measure(rows, size, draw) {
  const weights = Float32Array.from({ length: rows * size }, draw);
  const marks = new Uint8Array(size);
  const times = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = -2; round < ROUNDS; round++)
    for (const [name, run] of Object.entries(candidates)) {
      const before = process.cpuUsage();
      let passes = 0;
      do {
        for (let row = 0; row < rows; row++) run(weights.subarray(row * size, (row + 1) * size), marks);
        passes += 1;
      } while (process.cpuUsage(before).user < 20_000);
      const nanoseconds = (process.cpuUsage(before).user * 1000) / (passes * rows * size);
      if (round >= 0) times[name].push(nanoseconds);
    }
  return times;
}

function report(label, times) {
  const best = (name) => Math.min(...times[name]);
  for (const [name, all] of Object.entries(times)) {
    const median = all.toSorted((a, b) => a - b)[all.length >> 1];
    const numbers = [
      best(name),
      median,
      best(name) / best("sign (floor)"),
      best(name) / best("Float32Array.sort"),
    ];
    console.log(label.padEnd(20), name.padEnd(18), ...numbers.map((value) => value.toFixed(2).padStart(9)));
  }
}
