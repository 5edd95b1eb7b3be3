import { Link } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { MoneySums } from '../MoneySums';
import { MoneyText } from '../MoneyText';
import type { Column } from './columns';
import classes from './DataTable.module.css';
import type { Search } from './useAddress';
import { CHOICE_COLUMN } from './useChoice';

type LinkSearch = true | Search | ((now: Search) => Search);

export interface RowProps<Row> {
    columns: Column<Row>[];
    row: Row;
    currencies: Map<string, string | null>;
    index: number;
    /** Pixels from the top. */
    start: number;
    to: string | undefined;
    /** What stands behind the question mark there: true keeps what does now. */
    search: LinkSearch;
    active: boolean;
    chosen: boolean;
    onOpen: () => void;
}

export function TableRow<Row>({ template, ...props }: RowProps<Row> & { template: string }) {
    const { columns, row, currencies, to } = props;
    const linked = columns.find((column) => column.key !== CHOICE_COLUMN)?.key;
    return (
        <div
            role="row"
            className={classes.row}
            aria-rowindex={props.index + 2}
            aria-current={props.active ? true : undefined}
            data-chosen={props.chosen ? true : undefined}
            data-opens={to !== undefined}
            style={{ gridTemplateColumns: template, transform: `translateY(${props.start}px)` }}
            onClick={to === undefined ? undefined : (event) => opens(event) && props.onOpen()}
        >
            {columns.map((column) => (
                <div
                    key={column.key}
                    role="cell"
                    className={classes.cell}
                    data-align={column.align ?? (column.money ? 'right' : undefined)}
                >
                    {column.key === linked && to !== undefined ? (
                        <RowLink to={to} search={props.search}>
                            {content(column, row, currencies.get(column.key) ?? null)}
                        </RowLink>
                    ) : (
                        content(column, row, currencies.get(column.key) ?? null)
                    )}
                </div>
            ))}
        </div>
    );
}

export function RowLink({ to, search, children }: { to: string; search: LinkSearch; children: ReactNode }) {
    return (
        <Link to={to} search={search as never} className={classes.rowLink} tabIndex={-1}>
            {children}
        </Link>
    );
}

/** A click on a link, button or box in the row is theirs; one that marks text is no click. */
export function opens(event: MouseEvent): boolean {
    const target = event.target as HTMLElement;
    return target.closest('a, button, input, label') === null && (window.getSelection()?.toString() ?? '') === '';
}

export function content<Row>(column: Column<Row>, row: Row, shared: string | null): ReactNode {
    if (column.cell !== undefined) {
        return column.cell(row, shared);
    }
    const amounts = column.money?.(row) ?? [];
    if (amounts.length === 0) {
        return <span className="quiet">–</span>;
    }
    const word = typeof column.negative === 'function' ? column.negative(row) : column.negative;
    return (
        <MoneySums sums={amounts} show={(money) => <MoneyText money={money} bare={shared !== null} word={word} />} />
    );
}
