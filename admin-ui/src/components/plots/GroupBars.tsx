import { useCallback } from 'react';
import type { Money } from '../../lib/api';
import { amountText, moneyText } from '../../lib/money';
import { type Ink, Plot } from './Plot';

export interface GroupBar {
    /** Said below the bar. */
    group: string;
    money: Money;
}

const TONES = ['#12594a', '#b07d1a', '#23558c', '#8c4a7a'];
const TONES_ON_DARK = ['#4fae97', '#d9ab4c', '#7fb0e6', '#cf8fbf'];

/** One bar a group and currency, in the order of the rows; a click says which group. */
export default function GroupBars({
    rows,
    groups,
    label,
    onPick,
}: {
    rows: GroupBar[];
    /** All there can be, in their order; those of the rows if not said. */
    groups?: string[] | undefined;
    label: string;
    onPick: (group: string) => void;
}) {
    const option = useCallback(
        (ink: Ink) => bars(rows, groups ?? [...new Set(rows.map((row) => row.group))], ink),
        [rows, groups],
    );
    return <Plot label={label} height={190} option={option} onPick={onPick} />;
}

function bars(rows: GroupBar[], groups: string[], ink: Ink) {
    const currencies = [...new Set(rows.map((row) => row.money.currency))];
    const dark = ink.surface !== '#ffffff' && ink.surface !== '#fff';
    return {
        grid: { left: 4, right: 8, top: 24, bottom: 4, containLabel: true },
        color: dark ? TONES_ON_DARK : TONES,
        tooltip: {
            trigger: 'item',
            backgroundColor: ink.surface,
            borderColor: ink.rule,
            textStyle: { color: ink.ink },
            formatter: (at: { name: string; data: { money: Money } }) => `${at.name}<br>${moneyText(at.data.money)}`,
        },
        xAxis: {
            type: 'category',
            data: groups,
            axisLine: { lineStyle: { color: ink.quiet } },
            axisTick: { show: false },
            axisLabel: { color: ink.quiet, interval: 0, width: 64, overflow: 'break', fontSize: 11 },
        },
        yAxis: { type: 'value', splitLine: { lineStyle: { color: ink.rule } }, axisLabel: { color: ink.quiet } },
        series: currencies.map((currency) => ({
            name: currency,
            type: 'bar',
            barMaxWidth: 36,
            label: {
                show: groups.length * currencies.length <= 10,
                position: 'top',
                color: ink.ink,
                fontSize: 11,
                formatter: (at: { data: { money: Money } | null }) =>
                    at.data === null
                        ? ''
                        : amountText(at.data.money.amount) + (currencies.length > 1 ? ` ${currency}` : ''),
            },
            // A bar's height is no money: only here an amount becomes a number.
            data: groups.map((group) => {
                const row = rows.find((one) => one.group === group && one.money.currency === currency);
                return row === undefined ? null : { value: Number(row.money.amount), money: row.money };
            }),
        })),
    };
}
