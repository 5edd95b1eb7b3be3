import { Button } from '@mantine/core';
import { useAddress } from '../../components/DataTable/useAddress';
import { address, inProgram, type Program, type Query } from '../../lib/api';
import { useMay } from '../../lib/session';

/** The payouts that are listed, all that match, in the columns that accounting takes. */
export function AccountingLink({ program, names, fixed }: { program: Program; names: string[]; fixed: Query }) {
    const may = useMay('finance');
    const { search } = useAddress();
    const wanted = Object.fromEntries(names.map((name) => [name, search[name]]));
    return may ? (
        <Button
            component="a"
            variant="default"
            href={address(inProgram(program.code, 'payouts', 'accounting.csv'), { ...wanted, ...fixed })}
            download
        >
            Accounting CSV
        </Button>
    ) : null;
}
