import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useStore } from '../../../lib/store';
import { themeStore } from '../../../lib/theme';
import styles from './figures.module.css';
import type { PlotOption, Token } from './plot-kinds';

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

const token: Token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

interface PlotProps {
  /** What is drawn; asked again when the theme or the room changes. */
  option: (token: Token, width: number) => PlotOption;
  /** The finding, in words: what somebody who cannot see the drawing is told. */
  label: string;
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

/** A line chart. Drawn again when the theme changes: it reads the tokens. */
export function Plot({ option, label }: PlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const { shown: theme } = useStore(themeStore);
  useEffect(() => {
    const frame = host.current;
    if (!frame) return undefined;
    const own = init(frame, null, { renderer: 'svg' });
    chart.current = own;
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
      const font = token('--font');
      chart.current?.setOption(
        { animation: false, textStyle: { fontFamily: font }, ...option(token, host.current?.clientWidth ?? 0) },
        { notMerge: true },
      );
    };
    draw();
    window.addEventListener('resize', draw);
    return () => window.removeEventListener('resize', draw);
  }, [option, theme]);
  return <div ref={host} className={styles['plot']} role="img" aria-label={label} />;
}
