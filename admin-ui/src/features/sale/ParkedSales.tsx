import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../components/DateText';
import { EmptyState, ErrorNote, Loading } from '../../components/Notes';
import { SaleTabs } from '../../components/SaleTabs';
import { Screen } from '../../components/Screen';
import { get, inProgram, type Page, type Parked } from '../../lib/api';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { useProgram } from '../../lib/session';
import classes from './ParkedSales.module.css';

/** What cannot be decided, by reason, with the step that mends it. */
export function ParkedSales() {
    const program = useProgram();
    const path = inProgram(program.code, 'parked');
    const parked = useQuery({
        queryKey: [path],
        queryFn: ({ signal }) =>
            get<Page<Parked> | Parked[]>(path, {}, signal).then((all) => (Array.isArray(all) ? all : all.items)),
    });
    return (
        <Screen
            title="Parked sales"
            says="Sales that no version in force can decide. They earn nothing until what is missing is there, and are then decided as of their own day."
            tabs={<SaleTabs program={program.code} />}
        >
            {parked.isPending && <Loading label="Loading parked sales" />}
            {parked.isError && (
                <ErrorNote
                    error={parked.error}
                    what="Parked sales could not be loaded"
                    onRetry={() => void parked.refetch()}
                />
            )}
            {parked.data?.length === 0 && (
                <EmptyState icon="check" title="Nothing is parked">
                    Every sale has been decided. A sale waits here when, for example, its partner is unknown or no
                    policy is in force on its day.
                </EmptyState>
            )}
            <div className={classes.reasons}>
                {parked.data?.map((one) => (
                    <article key={one.reason + one.kind} className={`surface ${classes.reason}`}>
                        <p className={classes.count}>
                            <strong className="figures">{countText(one.count)}</strong>{' '}
                            {one.count === 1 ? 'sale' : 'sales'}
                        </p>
                        <div className={classes.words}>
                            <h2>{one.reason}</h2>
                            <p>
                                <span className="quiet">To mend: </span>
                                {one.mend}
                            </p>
                            <p className="quiet">
                                Since <DateText at={one.since} zone={program.zone} age />
                            </p>
                        </div>
                        <Link
                            to={place(program.code, 'sales')}
                            search={{ state: 'parked', reason: one.reason } as never}
                            className="link"
                        >
                            See {one.count === 1 ? 'it' : `all ${countText(one.count)}`}
                        </Link>
                    </article>
                ))}
            </div>
        </Screen>
    );
}
