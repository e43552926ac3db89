import type { LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

// Apart from the script that draws: that one is heavy and loads only where something is drawn.

export type PlotOption = ComposeOption<LineSeriesOption | GridComponentOption | TooltipComponentOption>;

/** Reads one of the design's colours as it is now. */
export type Token = (name: string) => string;

/** The tooltip as the policy of the page allows it: not as HTML. */
export const tooltipOf = (read: Token): TooltipComponentOption => ({
  renderMode: 'richText',
  trigger: 'axis',
  backgroundColor: read('--raised'),
  borderColor: read('--line2'),
  textStyle: { color: read('--t1'), fontSize: 12, fontFamily: read('--font') },
});
