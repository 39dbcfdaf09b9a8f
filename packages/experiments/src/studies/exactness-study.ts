import { mean } from "../statistics/mean.js";
import { meanInterval } from "../statistics/mean-interval.js";
import type { LineFigure } from "./figure.js";
import { exactCountsFinding, measuredFinding, pairedFlipsFinding } from "./findings.js";
import { recordsOf, totalOf } from "./records-of.js";
import { overSeeds, seedsOf } from "./seeds-of.js";
import { cnnSetUp, mlpSetUp, type SetUp, setUpText } from "./set-ups.js";
import type { Finding, FinishedRuns, Study, StudyRequest, StudyTable } from "./study.js";
import type { StudyRunRecord } from "./study-run-record.js";

const EXACT = ["equal-bits(0.5)", "equal-bits(0.3)"];
const DRIFTING = ["sign", "mean-sign", "ir-net"];

/** Whether the ratio holds in every filter at every step, and what becomes of it where the data decide. */
export const exactnessStudy: Study = Object.freeze({
  name: "exactness",
  title: "Exact ratios over training",
  claim:
    "Optimal transport keeps the requested bit ratio in every filter at every step, which rules that centre weights do not (Li et al., AAAI 2022, claims A and B).",
  stages: [(request: StudyRequest) => casesOf(request).flatMap(({ runs }) => runs)],
  conclude(request: StudyRequest, finished: FinishedRuns) {
    const cases = casesOf(request).map((one) => ({ ...one, records: recordsOf(finished, one.runs) }));
    return {
      setup: `${setUpText(request)} After every step, the weights of each filter on each level were counted. Wanted are the counts that a rule promises, and half and half where the data decide.`,
      findings: findings(cases),
      table: table(cases),
      figures: figures(cases),
      reading: [
        "Equal bits has no residual because its counts are integers, chosen before any weight is looked at. That is a property of the algorithm; the table shows that nothing in training breaks it.",
        "Sign, its centred form and IR-Net stay near one half on average, since their latent weights start symmetric. What they lack is control: single filters are far from it, and no other ratio can be asked for.",
      ],
    };
  },
});

interface Case {
  readonly network: string;
  readonly quantizer: string;
  readonly runs: ReturnType<typeof overSeeds>;
}

interface Done extends Case {
  readonly records: readonly StudyRunRecord[];
}

function casesOf(request: StudyRequest): Case[] {
  const seeds = seedsOf(request, { quick: 3, full: 3 });
  const setUps: SetUp[] =
    request.scale === "quick" ? [mlpSetUp(request)] : [mlpSetUp(request), cnnSetUp(request)];
  return setUps.flatMap((setUp) =>
    [...EXACT, ...DRIFTING].map((quantizer) => ({
      network: setUp.network ?? "",
      quantizer,
      runs: overSeeds({ ...setUp, quantizer }, seeds),
    })),
  );
}

function findings(cases: readonly Done[]): Finding[] {
  const exact = cases.filter(({ quantizer }) => EXACT.includes(quantizer)).flatMap(({ records }) => records);
  const seeds = cases[0].records.map((_, seed) => seed);
  const drift = DRIFTING.map((quantizer): Finding => {
    const own = cases.filter((one) => one.quantizer === quantizer);
    const distances = seeds.map((seed) => 100 * mean(own.map(({ records }) => meanDeviation(records[seed]))));
    const parts = {
      claim: `Under ${quantizer} the ratio of a filter is off one half.`,
      name: "mean distance of a filter's ratio from one half, over all steps",
      unit: "points",
      seeds: seeds.length,
      paired: false,
    };
    return measuredFinding(parts, meanInterval(distances));
  });
  return [
    exactCountsFinding(
      "Under equal bits no filter has other counts than requested at any step.",
      "filters",
      exact,
    ),
    pairedFlipsFinding(
      "Under equal bits flips come in pairs: as many weights of a filter go up as go down, at every step.",
      exact,
    ),
    ...drift,
  ];
}

function meanDeviation({ measures: { deviation } }: StudyRunRecord): number {
  return mean(deviation);
}

function table(cases: readonly Done[]): StudyTable {
  return {
    columns: [
      "network",
      "rule",
      "filters counted",
      "with other counts",
      "most weights off",
      "mean distance from the wanted ratio (points)",
      "greatest distance (points)",
      "flips without a partner",
    ],
    digits: [0, 0, 0, 0, 0, 3, 1, 0],
    rows: cases.map(({ network, quantizer, records }) => [
      network,
      quantizer,
      totalOf(records, ({ residual }) => residual?.checked ?? 0),
      totalOf(records, ({ residual }) => residual?.broken ?? 0),
      Math.max(...records.map(({ measures }) => measures.residual?.worst ?? 0)),
      100 * mean(records.map(meanDeviation)),
      100 * Math.max(...records.flatMap(({ measures }) => measures.worstDeviation)),
      totalOf(records, ({ balance }) => balance.unpaired),
    ]),
  };
}

function figures(cases: readonly Done[]): LineFigure[] {
  const networks = [...new Set(cases.map(({ network }) => network))];
  return networks.flatMap((network) => {
    const own = cases.filter((one) => one.network === network);
    return [
      figure(own, {
        title: `Distance from the wanted ratio, ${network}`,
        label: "mean distance of a filter's ratio",
        caption:
          "The mean over all filters of how far the share of +1 is from the wanted one. Equal bits lies on the axis from the first step to the last; the other rules leave it at once, as their latent weights are random.",
        of: ({ deviation }) => deviation,
      }),
      figure(own, {
        title: `The worst filter, ${network}`,
        label: "greatest distance of any filter's ratio",
        caption: "The filter that is furthest from the wanted share of +1 in each stretch of training.",
        of: ({ worstDeviation }) => worstDeviation,
      }),
    ];
  });
}

interface Drawn {
  readonly title: string;
  readonly label: string;
  readonly caption: string;
  readonly of: (measures: StudyRunRecord["measures"]) => readonly number[];
}

function figure(cases: readonly Done[], { title, label, caption, of }: Drawn): LineFigure {
  return {
    kind: "lines",
    title,
    caption: `${caption} The mean of ${cases[0].records.length} seeds.`,
    x: { label: "training step", unit: "" },
    y: { label, unit: "points" },
    series: cases.map(({ quantizer, records }) => ({
      name: quantizer,
      points: thinned(records[0].measures.steps).map((i) => ({
        x: records[0].measures.steps[i],
        value: 100 * mean(records.map(({ measures }) => of(measures)[i])),
      })),
    })),
  };
}

/** At most 20 of the stretches, the last one among them. */
function thinned(steps: readonly number[]): number[] {
  const every = Math.max(1, Math.floor(steps.length / 20));
  return steps.map((_, i) => i).filter((i) => (steps.length - 1 - i) % every === 0);
}
