import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useAddress } from '../../components/DataTable/useAddress';
import { EmptyState, ErrorNote, Loading } from '../../components/Notes';
import { StateLabel, type Tone } from '../../components/StateLabel';
import { get, inProgram, type VersionChange, type VersionDiff } from '../../lib/api';
import { countText } from '../../lib/money';
import { place } from '../../lib/places';
import { useVersions, versionText } from '../../lib/versions';
import { useVersion } from './useVersion';
import classes from './VersionChanges.module.css';

const WHAT: Record<VersionChange['what'], [string, Tone]> = {
    setting: ['setting', 'info'],
    added: ['added', 'good'],
    removed: ['removed', 'bad'],
    changed: ['changed', 'warn'],
};

/** What this version changes against another: the one in force, as long as nobody chooses. */
export function VersionChanges() {
    const { program, number } = useVersion();
    const { search, change } = useAddress();
    const versions = useVersions(program.code);
    if (versions.isPending) {
        return <Loading label="Loading the versions" />;
    }
    if (versions.isError) {
        return <ErrorNote error={versions.error} what="The versions could not be loaded" />;
    }
    const others = versions.data.filter((one) => String(one.number) !== number);
    const usual = others.find((one) => one.inForceToday) ?? others.find((one) => one.number < Number(number));
    const against = search.against ?? (usual ?? others[0])?.number.toString();
    if (against === undefined) {
        return (
            <EmptyState icon="policies" title="Nothing to compare with">
                This is the only version. Upload the next one, and its changes are listed here.
            </EmptyState>
        );
    }
    return (
        <>
            <div className={classes.bar}>
                <Select
                    size="xs"
                    label="Against version"
                    data={others.map((one) => ({ value: String(one.number), label: versionText(one) }))}
                    value={against}
                    onChange={(chosen) => change({ against: chosen ?? undefined })}
                    allowDeselect={false}
                    searchable={others.length > 8}
                    w={280}
                />
            </div>
            <Changes program={program.code} before={against} after={number} />
        </>
    );
}

function Changes({ program, before, after }: { program: string; before: string; after: string }) {
    const path = inProgram(program, 'versions', before, 'diff', after);
    const diff = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<VersionDiff>(path, {}, signal) });
    if (diff.isPending) {
        return <Loading label="Comparing" />;
    }
    if (diff.isError) {
        return (
            <ErrorNote
                error={diff.error}
                what="The versions could not be compared"
                onRetry={() => void diff.refetch()}
            />
        );
    }
    const { changes } = diff.data;
    if (changes.length === 0) {
        return (
            <p className={classes.says}>
                Version {after} decides exactly as version {before} does.
            </p>
        );
    }
    const sheets = [...new Set(changes.map((one) => one.sheet))];
    return (
        <>
            <p className={classes.says}>
                {countText(changes.length)} {changes.length === 1 ? 'change' : 'changes'} from version {before} to
                version {after}.
            </p>
            {sheets.map((sheet) => (
                <section key={sheet} className={classes.sheet}>
                    <h2>{sheet}</h2>
                    <ul className={`surface ${classes.changes}`}>
                        {changes
                            .filter((one) => one.sheet === sheet)
                            .map((one, i) => (
                                <ChangeLine key={i} change={one} program={program} before={before} after={after} />
                            ))}
                    </ul>
                </section>
            ))}
        </>
    );
}

interface LineProps {
    change: VersionChange;
    program: string;
    before: string;
    after: string;
}

function ChangeLine({ change, program, before, after }: LineProps) {
    const [word, tone] = WHAT[change.what];
    return (
        <li>
            <span>
                <StateLabel tone={tone}>{word}</StateLabel>
            </span>
            <div>
                {change.row !== null && (
                    <>
                        <Link
                            className="link"
                            to={place(program, 'policies', change.what === 'removed' ? before : after)}
                            search={{ sheet: change.sheet, row: change.row } as never}
                        >
                            {change.row}
                        </Link>
                        {change.moved && <span className="quiet"> at another place among the rows</span>}
                    </>
                )}
                {change.content !== null && <div>{change.content}</div>}
                <dl className={classes.cells}>
                    {change.cells.map((cell) => (
                        <div key={cell.title}>
                            <dt>{cell.title}</dt>
                            <dd className="figures" style={{ whiteSpace: 'normal' }}>
                                <del>{cell.before ?? 'blank'}</del>
                                <span className="quiet" aria-hidden>
                                    {' → '}
                                </span>
                                <ins>{cell.after ?? 'blank'}</ins>
                            </dd>
                        </div>
                    ))}
                </dl>
            </div>
        </li>
    );
}
