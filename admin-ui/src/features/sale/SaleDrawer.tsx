import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { ErrorNote, Loading } from '../../components/Notes';
import { RecordDrawer } from '../../components/RecordDrawer';
import { saleState } from '../../components/records/states';
import { get, inProgram, readSale } from '../../lib/api';
import { useProgram } from '../../lib/session';
import { SaleStory } from './SaleStory';

/** One sale over whatever list it was opened from. */
export function SaleDrawer() {
    const program = useProgram();
    const { sale: id = '' } = useParams({ strict: false }) as { sale?: string };
    const path = inProgram(program.code, 'sales', id);
    const sale = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<unknown>(path, {}, signal).then(readSale) });
    const { pathname } = useLocation();
    const navigate = useNavigate();
    const close = () => void navigate({ to: pathname.slice(0, pathname.lastIndexOf('/')), search: true as never });
    return (
        <RecordDrawer
            onClose={close}
            title={
                sale.data ? (
                    <>
                        {sale.data.type === 'refund' ? 'Refund' : 'Sale'} {sale.data.reference}{' '}
                        {saleState(sale.data.state)}
                    </>
                ) : (
                    'Sale'
                )
            }
        >
            {sale.isPending && <Loading label="Loading the sale" />}
            {sale.isError && (
                <ErrorNote
                    error={sale.error}
                    what="This sale could not be loaded"
                    onRetry={() => void sale.refetch()}
                />
            )}
            {sale.data && <SaleStory program={program} sale={sale.data} />}
        </RecordDrawer>
    );
}
