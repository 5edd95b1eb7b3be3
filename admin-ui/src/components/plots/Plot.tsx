import { useComputedColorScheme } from '@mantine/core';
import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, GridComponent, TooltipComponent, CanvasRenderer]);

/** The colours of the page, since a canvas does not know its style sheet. */
export interface Ink {
    ink: string;
    quiet: string;
    rule: string;
    up: string;
    down: string;
    surface: string;
}

interface Props {
    /** Said to who cannot see it; the table beside it holds the figures. */
    label: string;
    height: number;
    option: (ink: Ink) => EChartsCoreOption;
    onPick?: (name: string) => void;
}

/** A drawing that follows its box and the colour scheme. Load it lazily: it brings the drawing library. */
export function Plot({ label, height, option, onPick }: Props) {
    const box = useRef<HTMLDivElement>(null);
    const scheme = useComputedColorScheme('light');
    useEffect(() => {
        const element = box.current;
        if (element === null) {
            return;
        }
        const chart = init(element);
        chart.setOption({
            animation: false,
            textStyle: { fontFamily: "'Inter Variable', system-ui, sans-serif" },
            ...option(inkOf(element)),
        });
        if (onPick !== undefined) {
            chart.on('click', (event) => onPick(event.name));
        }
        const watch = new ResizeObserver(() => chart.resize());
        watch.observe(element);
        return () => {
            watch.disconnect();
            chart.dispose();
        };
    }, [option, onPick, scheme]);
    return <div ref={box} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}

function inkOf(element: Element): Ink {
    const style = getComputedStyle(element);
    const value = (name: string) => style.getPropertyValue(name).trim();
    return {
        ink: value('--ink'),
        quiet: value('--quiet'),
        rule: value('--rule'),
        up: value('--accent'),
        down: value('--bad'),
        surface: value('--surface'),
    };
}
