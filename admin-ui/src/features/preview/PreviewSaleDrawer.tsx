import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Explanation } from '../../components/Explanation';
import { ErrorNote, Loading } from '../../components/Notes';
import { Part } from '../../components/Part';
import { RecordDrawer } from '../../components/RecordDrawer';
import { LineList } from '../../components/records/LineList';
import { type Answer, get, type PreviewOfSale, type Program } from '../../lib/api';
import { place } from '../../lib/places';
import classes from './PreviewPage.module.css';
import { usePreview } from './usePreview';

/** One sale under both versions, facing each other. */
export function PreviewSaleDrawer() {
    const { program, id, path } = usePreview();
    const { sale = '' } = useParams({ strict: false }) as { sale?: string };
    const of = `${path}/sales/${encodeURIComponent(sale)}`;
    const both = useQuery({ queryKey: [of], queryFn: ({ signal }) => get<PreviewOfSale>(of, {}, signal) });
    const navigate = useNavigate();
    const reference = both.data?.new.explanation.reference;
    return (
        <RecordDrawer
            wide
            title={reference ? `Sale ${reference}, old and new` : 'Sale'}
            onClose={() => void navigate({ to: place(program.code, 'previews', id, 'sales'), search: true as never })}
        >
            {both.isPending && <Loading label="Loading both explanations" />}
            {both.isError && (
                <ErrorNote
                    error={both.error}
                    what="This sale could not be loaded"
                    onRetry={() => void both.refetch()}
                />
            )}
            {both.data && (
                <>
                    <p style={{ marginTop: 0 }} className="quiet">
                        Lines that the other side does not have are marked “differs”.{' '}
                        <Link className="link" to={place(program.code, 'sales', sale)}>
                            What was really booked
                        </Link>
                    </p>
                    <div className={classes.sides}>
                        <Side title="Old" program={program} answer={both.data.old} other={both.data.new} />
                        <Side title="New" program={program} answer={both.data.new} other={both.data.old} />
                    </div>
                </>
            )}
        </RecordDrawer>
    );
}

interface SideProps {
    title: string;
    program: Program;
    answer: Answer;
    other: Answer;
}

function Side({ title, program, answer, other }: SideProps) {
    const name = answer.version === null ? `${title}: no version` : `${title}: version ${answer.version}`;
    return (
        <section className={classes.side} aria-label={name}>
            <Part title={name}>
                <LineList program={program} lines={answer.lines} />
            </Part>
            <Explanation
                explanation={answer.explanation}
                against={other.explanation}
                policy={{ program: program.code, version: answer.version }}
            />
        </section>
    );
}
