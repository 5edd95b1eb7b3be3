import type { Column } from './columns';
import classes from './DataTable.module.css';
import { content, opens, RowLink, type RowProps } from './TableRow';

/** A row where there is no room for columns: the same data, one card. */
export function CardRow<Row>({ measure, ...props }: RowProps<Row> & { measure: (element: Element | null) => void }) {
    const { columns, row, to } = props;
    const place = (where: Column<Row>['card']) => columns.filter((column) => (column.card ?? 'line') === where);
    return (
        <div
            role="row"
            className={classes.card}
            data-index={props.index}
            ref={measure}
            aria-current={props.active ? true : undefined}
            data-chosen={props.chosen ? true : undefined}
            style={{ transform: `translateY(${props.start}px)` }}
            onClick={to === undefined ? undefined : (event) => opens(event) && props.onOpen()}
        >
            <div className={classes.cardTop} role="presentation">
                {place('lead').map((column) => (
                    <div key={column.key} role="cell" className={classes.cardLead}>
                        {content(column, row, null)}
                    </div>
                ))}
                {place('title').map((column) => (
                    <div key={column.key} role="cell" className={classes.cardTitle}>
                        {to === undefined ? (
                            content(column, row, null)
                        ) : (
                            <RowLink to={to} search={props.search}>
                                {content(column, row, null)}
                            </RowLink>
                        )}
                    </div>
                ))}
                {place('aside').map((column) => (
                    <div key={column.key} role="cell" className={classes.cardAside}>
                        {content(column, row, null)}
                    </div>
                ))}
            </div>
            <div className={classes.cardLines} role="presentation">
                {place('line').map((column) => (
                    <div key={column.key} role="cell" className={classes.cardLine}>
                        {column.head === undefined && <span className="quiet">{column.title} </span>}
                        {content(column, row, null)}
                    </div>
                ))}
            </div>
        </div>
    );
}
