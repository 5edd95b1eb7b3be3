import { useCallback } from 'react';
import type { Money } from '../../lib/api';
import { monthText } from '../../lib/dates';
import { amountText, moneyText } from '../../lib/money';
import { type Ink, Plot } from './Plot';

interface Row {
    month: string;
    money: Money;
}

const TONES = ['#12594a', '#b07d1a', '#23558c', '#8c4a7a'];
const TONES_ON_DARK = ['#4fae97', '#d9ab4c', '#7fb0e6', '#cf8fbf'];

/** One bar a month and currency: amounts of different currencies are never added up. */
export default function MonthBars({ rows, label }: { rows: Row[]; label: string }) {
    const option = useCallback((ink: Ink) => bars(rows, ink), [rows]);
    return <Plot label={label} height={220} option={option} />;
}

function bars(rows: Row[], ink: Ink) {
    const months = [...new Set(rows.map((row) => row.month))].sort();
    const currencies = [...new Set(rows.map((row) => row.money.currency))];
    const dark = ink.surface !== '#ffffff' && ink.surface !== '#fff';
    const few = months.length * currencies.length <= 14;
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
            data: months.map(monthText),
            axisLine: { lineStyle: { color: ink.quiet } },
            axisTick: { show: false },
            axisLabel: { color: ink.quiet },
        },
        yAxis: { type: 'value', splitLine: { lineStyle: { color: ink.rule } }, axisLabel: { color: ink.quiet } },
        series: currencies.map((currency) => ({
            name: currency,
            type: 'bar',
            barMaxWidth: 36,
            label: {
                show: few,
                position: 'top',
                color: ink.ink,
                formatter: (at: { data: { money: Money } | null }) =>
                    at.data === null
                        ? ''
                        : amountText(at.data.money.amount) + (currencies.length > 1 ? ` ${currency}` : ''),
            },
            // A bar's height is no money: only here an amount becomes a number.
            data: months.map((month) => {
                const row = rows.find((one) => one.month === month && one.money.currency === currency);
                return row === undefined ? null : { value: Number(row.money.amount), money: row.money };
            }),
        })),
    };
}
