import { recipePicture } from "@equal-bits/experiments";
import { recipes } from "@equal-bits/quantizers";
import { setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-wasm";

/**
 * The guide to the quantizers, made of the catalogue: one page, and two pictures for each recipe.
 *
 * @returns {Promise<Map<string, string>>} the text of each file, by its path in `docs/`
 */
export async function guideFiles() {
  await setBackend("wasm");
  const files = new Map([["quantizers.md", page()]]);
  for (const recipe of recipes) {
    const { forward, gradient } = recipePicture(recipe);
    files.set(pictureOf(recipe, "forward"), `${forward}\n`);
    files.set(pictureOf(recipe, "gradient"), `${gradient}\n`);
  }
  return files;
}

function page() {
  return `${[HEAD, table(), ...recipes.map(section)].join("\n\n")}\n`;
}

const HEAD = `# The quantizers

Every weight binarizer that goes by a name, generated from the catalogue of \`@equal-bits/quantizers\` by \`node scripts/make-quantizer-guide.mjs\`.
A recipe is a rule for the levels and what goes with it in training; \`equal-bits quantizers\` lists the same on the command line.

\`\`\`ts
import { recipe } from "@equal-bits/quantizers";

const { quantizer, partsAt } = recipe("ir-net");
const weights = Float32Array.of(0.9, 0.4, 0.3, 0.1);
// above the mean, 0.425
console.log(quantizer.assign(weights, new Uint8Array(4)).join("")); // 1000
console.log(partsAt(0).gradient, partsAt(1).gradient); // ir-net(0.001,1000) ir-net(10,1)
\`\`\`

The pictures show one filter of 200 normal weights of deviation 1. Left: what each latent weight becomes going forward, before the scale.
Right: how much of the gradient of its own output comes back to each weight. Where parts change as training goes on, the start is
dotted, the middle dashed, the end solid. Of a ticket they show scores in place of latent weights, before frozen weights of 1.

In the formulas w are the latent weights of a group, y what is used in their place, g = dL/dy; α is the scale.`;

function table() {
  const rows = recipes.map(({ name, summary }) => `| [\`${name}\`](#${anchorOf(name)}) | ${cell(summary)} |`);
  return ["| name | what it does |", "|---|---|", ...rows].join("\n");
}

function section(recipe) {
  const { name, summary, forward, backward, parts, whenToUse, whenNot, source, constraint } = recipe;
  const words = Object.entries(parts).map(([part, word]) => `${part}: ${word}`);
  return `## ${name}

${summary}

- **Forward:** ${forward}
- **Gradient:** ${backward}${constraint === null ? "" : `\n- **After each step:** ${constraint}`}

![${name}, forward](${pictureOf(recipe, "forward")}) ![${name}, gradient](${pictureOf(recipe, "gradient")})

*Parts:* ${words.join("; ")}.

*When:* ${ended(whenToUse)} *When not:* ${ended(whenNot)}

*Source:* ${ended(source)}`;
}

function pictureOf({ name }, which) {
  return `quantizers/${fileName(name)}-${which}.svg`;
}

/** Without its argument: the pictures are of the default. */
function fileName(name) {
  return name.replace(/\(.*/, "");
}

/** As Markdown renderers make anchors of headings. */
function anchorOf(name) {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");
}

function cell(text) {
  return text.replaceAll("|", "\\|");
}

function ended(sentence) {
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}
