import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef } from 'react';
import { type ChannelPeaks, clockOf, pathOf, ruler } from './peaks';
import styles from './waveform.module.css';

/** A moment that somebody marked. */
export interface Mark {
  id: string;
  second: number;
  label: string;
  tone: 'good' | 'info' | 'bad';
}

/** A stretch that is tinted: a hold, the answer to a question. */
export interface Band {
  from: number;
  to: number;
  label: string;
  tone: 'warn' | 'bad';
}

interface WaveformProps {
  label: string;
  channels: readonly ChannelPeaks[];
  seconds: number;
  second: number;
  marks: readonly Mark[];
  bands?: readonly Band[];
  /** What a screen reader says of the present moment. */
  valueText: string;
  onSeek: (second: number) => void;
  onMark?: ((id: string) => void) | undefined;
}

const WIDTH = 1_000;
const BARS = 220;
const LANE = 48;

/** The sound itself changes only with the recording: it is not drawn anew with every tick. */
const Lanes = memo(function Lanes({ channels, seconds }: { channels: readonly ChannelPeaks[]; seconds: number }) {
  const height = channels.length * LANE;
  const paths = useMemo(
    () => channels.map((channel, lane) => pathOf(channel, BARS, WIDTH, lane * LANE + LANE / 2, LANE / 2 - 4)),
    [channels],
  );
  return (
    <svg className={styles['lanes']} viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {ruler(seconds, 8).map((at) => (
        <line
          key={at}
          className={styles['rule']}
          x1={(at / seconds) * WIDTH}
          x2={(at / seconds) * WIDTH}
          y1={0}
          y2={height}
        />
      ))}
      {paths.map((path, lane) => (
        <path key={lane} d={path} className={lane === 0 ? styles['agent'] : styles['customer']} />
      ))}
    </svg>
  );
});

/** Both voices of a recording over time, with marks; a slider for keyboard and mouse. */
export function Waveform(props: WaveformProps) {
  const { label, channels, seconds, second, marks, bands = [], valueText, onSeek, onMark } = props;
  const area = useRef<HTMLDivElement>(null);
  const place = (at: number): string => `${Math.min(100, (at / Math.max(seconds, 0.001)) * 100)}%`;
  const toPointer = (event: PointerEvent<HTMLDivElement>): void => {
    const box = area.current?.getBoundingClientRect();
    if (box && box.width > 0) onSeek(((event.clientX - box.left) / box.width) * seconds);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'PageUp' || event.key === 'PageDown' ? 30 : 5;
    const to = { ArrowLeft: second - step, ArrowRight: second + step, PageDown: second - step, PageUp: second + step };
    const wanted = event.key === 'Home' ? 0 : event.key === 'End' ? seconds : to[event.key as keyof typeof to];
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onSeek(wanted);
  };
  return (
    <div className={styles['waveform']}>
      <ul className={styles['marks']}>
        {marks.map((mark) => (
          <li key={mark.id} className={styles['flag']} style={{ left: place(mark.second) }}>
            <button
              type="button"
              className={styles[mark.tone]}
              onClick={() => {
                onSeek(mark.second);
                onMark?.(mark.id);
              }}
            >
              {mark.label}
            </button>
          </li>
        ))}
      </ul>
      <div
        ref={area}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.round(seconds)}
        aria-valuenow={Math.round(second)}
        aria-valuetext={valueText}
        className={styles['area']}
        data-lanes={channels.length}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          toPointer(event);
        }}
        onPointerMove={(event) => event.buttons === 1 && toPointer(event)}
      >
        {bands.map((band) => (
          <span
            key={`${band.from}-${band.label}`}
            className={`${styles['band']} ${styles[`${band.tone}Band`]}`}
            style={{ left: place(band.from), width: place(band.to - band.from) }}
          >
            {band.label}
          </span>
        ))}
        <Lanes channels={channels} seconds={seconds} />
        {marks.map((mark) => (
          <span
            key={mark.id}
            className={`${styles['pole']} ${styles[`${mark.tone}Pole`]}`}
            style={{ left: place(mark.second) }}
          />
        ))}
        <span className={styles['now']} style={{ left: place(second) }} />
      </div>
      <div className={styles['ruler']} aria-hidden="true">
        {ruler(seconds, 8).map((at) => (
          <span key={at} style={{ left: place(at) }}>
            {clockOf(at)}
          </span>
        ))}
      </div>
    </div>
  );
}
