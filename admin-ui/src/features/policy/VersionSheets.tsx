import { useQuery } from '@tanstack/react-query';
import { ErrorNote, Loading } from '../../components/Notes';
import { get, type CellProblem, type Sheet } from '../../lib/api';
import { usePlace } from './sheet/usePlace';
import { Workbook } from './sheet/Workbook';
import classes from './UploadResult.module.css';
import { useVersion } from './useVersion';

const NO_PROBLEMS: CellProblem[] = [];

/** The workbook of a version, as it was uploaded. */
export function VersionSheets() {
    const { path } = useVersion();
    const sheets = useQuery({
        queryKey: [`${path}/sheets`],
        queryFn: ({ signal }) => get<{ sheets: Sheet[] }>(`${path}/sheets`, {}, signal).then((all) => all.sheets),
        staleTime: Infinity,
    });
    const { place, go } = usePlace(sheets.data);
    if (sheets.isPending) {
        return <Loading label="Loading the sheets" />;
    }
    if (sheets.isError) {
        return (
            <ErrorNote
                error={sheets.error}
                what="The sheets could not be loaded"
                onRetry={() => void sheets.refetch()}
            />
        );
    }
    return (
        <div className={classes.sheets}>
            <Workbook sheets={sheets.data} problems={NO_PROBLEMS} place={place} onSheet={(sheet) => go(sheet, null)} />
        </div>
    );
}
