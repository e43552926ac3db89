import type { Silence } from './use-audio';

/** Loudest and quietest value of each span, -127 to 127, in the order min, max, min, max … */
export interface ChannelPeaks {
  /** 0 the agent (or both, in mono), 1 the customer. */
  channel: number;
  values: readonly number[];
}

/** Quieter than this is no speech. */
const quiet = 5;
/** Shorter pauses belong to speaking, in seconds. */
const shortest = 1.2;

/** How many spans a channel has. */
export const spansOf = ({ values }: ChannelPeaks): number => Math.floor(values.length / 2);

/** How loud a span is, 0 to 127. */
export const loudness = ({ values }: ChannelPeaks, span: number): number =>
  Math.max(Math.abs(values[2 * span] ?? 0), Math.abs(values[2 * span + 1] ?? 0));

/** The stretches in which no channel speaks. */
export function silencesOf(channels: readonly ChannelPeaks[], seconds: number): Silence[] {
  const spans = Math.max(0, ...channels.map(spansOf));
  const found: Silence[] = [];
  const secondOf = (span: number): number => (span / spans) * seconds;
  let since: number | null = null;
  for (let span = 0; span <= spans; span += 1) {
    const isQuiet = span < spans && channels.every((channel) => loudness(channel, span) <= quiet);
    if (isQuiet) since ??= span;
    else if (since !== null) {
      if (secondOf(span - since) >= shortest) found.push({ from: secondOf(since), to: secondOf(span) });
      since = null;
    }
  }
  return found;
}

/** One channel as a path: a bar for each of `bars` spans, `width` wide in all, around the line at `middle`. */
export function pathOf(channel: ChannelPeaks, bars: number, width: number, middle: number, half: number): string {
  const spans = spansOf(channel);
  if (spans === 0) return '';
  const parts: string[] = [];
  for (let bar = 0; bar < bars; bar += 1) {
    const first = Math.floor((bar / bars) * spans);
    const last = Math.max(first + 1, Math.floor(((bar + 1) / bars) * spans));
    let loud = 0;
    for (let span = first; span < last; span += 1) loud = Math.max(loud, loudness(channel, span));
    const height = Math.max(1, (loud / 127) * half);
    const x = ((bar + 0.5) / bars) * width;
    parts.push(`M${x.toFixed(1)} ${(middle - height).toFixed(1)}V${(middle + height).toFixed(1)}`);
  }
  return parts.join('');
}

/** Where a ruler has its lines: a step that leaves at most `most` of them, in seconds. */
export function ruler(seconds: number, most: number): number[] {
  const step = [5, 10, 15, 30, 60, 120, 300, 600, 1_200, 1_800].find((one) => seconds / one <= most) ?? 3_600;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, at) => at * step);
}

/** A moment of a recording: 1:07, and 1:02:07 from an hour on. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  return hours ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}
