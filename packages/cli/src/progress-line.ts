import type { RunProgress } from "@equal-bits/experiments";

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

function bar(share: number, width: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return "█".repeat(full) + "░".repeat(width - full);
}

/** Seconds as `m:ss` or `h:mm:ss`; "–:––" while unknown. */
function clock(seconds: number): string {
  if (!Number.isFinite(seconds)) return "–:––";
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, "0")}:${String(rest).padStart(2, "0")}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
