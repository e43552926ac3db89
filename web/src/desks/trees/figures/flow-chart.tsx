import { SankeyChart, type SankeySeriesOption } from 'echarts/charts';
import { TooltipComponent, type TooltipComponentOption } from 'echarts/components';
import { type ComposeOption, type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useStore } from '../../../lib/store';
import { themeStore } from '../../../lib/theme';
import styles from './figures.module.css';
import { type Flow, LEFT } from './flow';

use([SankeyChart, TooltipComponent, SVGRenderer]);

type Option = ComposeOption<SankeySeriesOption | TooltipComponentOption>;

interface FlowChartProps {
  flow: Flow;
  nameOf: (key: string) => string;
  /** Kind of a node as the design's token for its colour. */
  toneOf: (key: string) => string;
  /** The finding, in words: what somebody who cannot see the drawing is told. */
  label: string;
  onChoose: (key: string) => void;
}

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const MOST_LETTERS = 16;
const short = (text: string): string =>
  [...text].length > MOST_LETTERS ? `${[...text].slice(0, MOST_LETTERS - 1).join('')}…` : text;

const RIGHT = 150;
const NODE = 12;

function optionOf({ flow, nameOf, toneOf }: Pick<FlowChartProps, 'flow' | 'nameOf' | 'toneOf'>, width: number): Option {
  // A label has the room up to the next column, so that it does not run over what stands there.
  const column = Math.max(48, (width - RIGHT) / Math.max(1, flow.depth - 1) - NODE - 10);
  const [t1, t2, line, raised] = [token('--t1'), token('--t2'), token('--line2'), token('--raised')];
  const font = token('--font');
  return {
    animation: false,
    textStyle: { fontFamily: font },
    // The HTML tooltip writes style attributes, which the policy of the page refuses.
    tooltip: {
      renderMode: 'richText',
      backgroundColor: raised,
      borderColor: line,
      textStyle: { color: t1, fontSize: 12, fontFamily: font },
      formatter: (params) => {
        const one = Array.isArray(params) ? params[0] : params;
        const data = one?.data as { source?: string; target?: string; name?: string; value?: number } | undefined;
        if (!data) return '';
        return data.source !== undefined && data.target !== undefined
          ? `${nameOf(data.source)} → ${nameOf(data.target)}\n${String(data.value ?? '')}`
          : nameOf(data.name ?? '');
      },
    },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: RIGHT,
        top: 8,
        bottom: 8,
        nodeWidth: NODE,
        nodeGap: 10,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: line, opacity: 0.6, curveness: 0.5 },
        label: {
          color: t1,
          fontSize: 12,
          formatter: ({ name }) => short(nameOf(name)),
          textBorderColor: 'transparent',
          width: column,
          overflow: 'truncate',
        },
        data: flow.nodes.map((name) => ({
          name,
          ...(flow.edges.some(({ from, isBack }) => from === name && !isBack) ? {} : { label: { width: RIGHT - 16 } }),
          itemStyle: { color: name === LEFT ? t2 : token(toneOf(name)), borderWidth: 0 },
        })),
        links: flow.edges
          .filter(({ isBack }) => !isBack)
          .map(({ from, to, count }) => ({ source: from, target: to, value: count })),
      },
    ],
  };
}

/** The library empties what it drew by writing `innerHTML`, which the policy of the page refuses: these elements take that as being emptied. */
function emptiedWithoutHtml(element: Element): void {
  Object.defineProperty(element, 'innerHTML', {
    configurable: true,
    set: () => {
      element.replaceChildren();
    },
  });
}

/** Where walks went, as streams that are as wide as many took them. Drawn again when the theme changes: it reads the tokens. */
export function FlowChart({ flow, nameOf, toneOf, label, onChoose }: FlowChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const { shown: theme } = useStore(themeStore);
  useEffect(() => {
    const frame = host.current;
    if (!frame) return undefined;
    const own = init(frame, null, { renderer: 'svg' });
    chart.current = own;
    own.on('click', ({ dataType, name }) => {
      if (dataType === 'node' && name !== LEFT) choose.current(name);
    });
    const observer = new ResizeObserver(() => own.resize());
    observer.observe(frame);
    return () => {
      observer.disconnect();
      for (const element of [frame, frame.querySelector('svg')]) if (element) emptiedWithoutHtml(element);
      own.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    const draw = (): void => {
      const width = host.current?.clientWidth ?? 0;
      chart.current?.setOption(optionOf({ flow, nameOf, toneOf }, width), { notMerge: true });
    };
    draw();
    window.addEventListener('resize', draw);
    return () => window.removeEventListener('resize', draw);
  }, [flow, nameOf, toneOf, theme]);
  return <div ref={host} className={styles['chart']} role="img" aria-label={label} />;
}
