import { Icon } from '../Icon';
import type { Column, Direction } from './columns';
import classes from './DataTable.module.css';

interface Props<Row> {
    column: Column<Row>;
    currency: string | null;
    direction: Direction;
    onSort: () => void;
}

export function HeadCell<Row>({ column, currency, direction, onSort }: Props<Row>) {
    const title = currency === null ? column.title : `${column.title} ${currency}`;
    const align = column.align ?? (column.money ? 'right' : undefined);
    return (
        <div
            role="columnheader"
            className={classes.headCell}
            data-align={align}
            {...(column.sort === undefined ? {} : { 'aria-sort': direction })}
        >
            {column.sort === undefined ? (
                (column.head ?? title)
            ) : (
                <button type="button" onClick={onSort} data-sorted={direction !== 'none'}>
                    {title}
                    <Icon name={direction === 'ascending' ? 'up' : 'down'} size={13} />
                </button>
            )}
        </div>
    );
}
