import type { RunProgress } from "@equal-bits/experiments";
import { bar } from "./bar.js";
import { clock } from "./clock.js";

/**
 * A run's state on one line: name, bar, epoch, loss, accuracy, speed, time left.
 *
 * @param label - the run's name, padded to the width of all names
 * @param progress - undefined while the run waits
 * @param columns - the terminal's width; the bar takes what the words leave
 */
export function progressLine(label: string, progress: RunProgress | undefined, columns: number): string {
  if (progress === undefined) return `${label}  waiting`;
  const words = [
    `epoch ${progress.epoch}/${progress.epochs}`,
    `loss ${progress.loss.toFixed(3)}`,
    `acc ${(100 * progress.accuracy).toFixed(1).padStart(4)} %`,
    `${Math.round(progress.imagesPerSecond)} img/s`,
    progress.step >= progress.steps ? "done" : `${clock(progress.secondsLeft)} left`,
  ].join("  ");
  const room = columns - 1 - label.length - words.length - 4;
  const drawn = room >= 5 ? `${bar(progress.step / progress.steps, Math.min(room, 30))}  ` : "";
  return `${label}  ${drawn}${words}`;
}
