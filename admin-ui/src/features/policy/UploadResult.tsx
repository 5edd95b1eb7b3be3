import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { BackLink } from '../../components/BackLink';
import { DateText } from '../../components/DateText';
import { Icon } from '../../components/Icon';
import { ErrorNote, Loading } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { address, get, inProgram, type PolicyUpload, type Program, type Sheet } from '../../lib/api';
import { place as placeOf } from '../../lib/places';
import { useMay, useProgram } from '../../lib/session';
import { ProblemList } from './sheet/ProblemList';
import { countsText } from './sheet/problems';
import { usePlace } from './sheet/usePlace';
import { Workbook } from './sheet/Workbook';
import classes from './UploadResult.module.css';
import { UploadWorkbook } from './UploadWorkbook';

/** A workbook as it came, with its problems listed and at their cells. */
export function UploadResult() {
    const program = useProgram();
    const { upload: id = '' } = useParams({ strict: false }) as { upload?: string };
    const path = inProgram(program.code, 'policy-uploads', id);
    const upload = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<PolicyUpload>(path, {}, signal) });
    const may = useMay('policies');
    const [uploading, setUploading] = useState(false);
    useEffect(() => setUploading(false), [id]);
    const back = <BackLink to={placeOf(program.code, 'policies')}>Policies</BackLink>;
    if (upload.data === undefined) {
        return (
            <Screen title="Upload" above={back}>
                {upload.isError ? (
                    <ErrorNote
                        error={upload.error}
                        what="This upload could not be loaded"
                        onRetry={() => void upload.refetch()}
                    />
                ) : (
                    <Loading label="Loading the upload" />
                )}
            </Screen>
        );
    }
    const one = upload.data;
    return (
        <Screen
            fill
            title={one.fileName}
            above={back}
            says={
                <>
                    Uploaded by {one.uploadedBy} on <DateText at={one.uploadedAt} zone={program.zone} time />
                </>
            }
            actions={
                <>
                    {may && one.version === undefined && (
                        <Button variant="default" onClick={() => setUploading(true)}>
                            Upload again
                        </Button>
                    )}
                    {one.problems.length > 0 && (
                        <Button
                            component="a"
                            href={address(`${path}/marked.xlsx`)}
                            download
                            variant={one.version === undefined ? 'filled' : 'default'}
                            leftSection={<Icon name="download" size={16} />}
                        >
                            My file with the problems marked
                        </Button>
                    )}
                    {one.version !== undefined && (
                        <Button component={Link} to={placeOf(program.code, 'policies', one.version)}>
                            Go to version {one.version}
                        </Button>
                    )}
                </>
            }
        >
            <Outcome program={program} upload={one} />
            <Sides path={path} upload={one} />
            {uploading && <UploadWorkbook key={id} program={program.code} onClose={() => setUploading(false)} />}
        </Screen>
    );
}

/** What became of it, in one sentence. */
function Outcome({ program, upload }: { program: Program; upload: PolicyUpload }) {
    const counts = countsText(upload.errors, upload.warnings);
    if (upload.version === undefined) {
        return (
            <p className={classes.says}>
                <strong>{counts}.</strong> It is not a version yet: mend{' '}
                {upload.errors === 1 ? 'the error' : 'the errors'} in your file and upload it again. Nothing of it
                counts.
            </p>
        );
    }
    const version = (
        <Link className="link" to={placeOf(program.code, 'policies', upload.version)}>
            version {upload.version}
        </Link>
    );
    return (
        <p className={classes.says}>
            {upload.versionIsNew ? (
                <>
                    <strong>It is {version} now,</strong> a draft with {counts}. Try a sale, preview it, then activate
                    it.
                </>
            ) : (
                <>
                    <strong>It is known already:</strong> {version} decides the same, with {counts}. No new version was
                    made.
                </>
            )}
        </p>
    );
}

function Sides({ path, upload }: { path: string; upload: PolicyUpload }) {
    const sheets = useQuery({
        queryKey: [`${path}/sheets`],
        queryFn: ({ signal }) => get<{ sheets: Sheet[] }>(`${path}/sheets`, {}, signal).then((all) => all.sheets),
        staleTime: Infinity,
    });
    const { place, go } = usePlace(sheets.data);
    const workbook = sheets.data ? (
        <Workbook sheets={sheets.data} problems={upload.problems} place={place} onSheet={(sheet) => go(sheet, null)} />
    ) : sheets.isError ? (
        <ErrorNote error={sheets.error} what="The sheets could not be loaded" onRetry={() => void sheets.refetch()} />
    ) : (
        <Loading label="Loading the sheets" />
    );
    if (upload.problems.length === 0) {
        return <div className={classes.whole}>{workbook}</div>;
    }
    return (
        <div className={classes.sides}>
            <div className={`surface ${classes.problems}`}>
                <ProblemList
                    problems={upload.problems}
                    place={place}
                    onPick={(problem) => go(problem.sheet, problem.cell)}
                />
            </div>
            {workbook}
        </div>
    );
}
