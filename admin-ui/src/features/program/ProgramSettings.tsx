import { useQueryClient } from '@tanstack/react-query';
import { Screen } from '../../components/Screen';
import { Facts } from '../../components/Facts';
import { SettingsTabs } from '../../components/SettingsTabs';
import { inProgram, patch, type Program } from '../../lib/api';
import { useMay, useProgram } from '../../lib/session';
import { ProgramFields } from './ProgramFields';

export function ProgramSettings() {
    const program = useProgram();
    const may = useMay('people') || false;
    const mayManage = useMay('partners');
    const queries = useQueryClient();
    const save = async ({ name, currency, zone }: Program) => {
        const changes = {
            ...(name !== program.name && { name }),
            ...(currency !== program.currency && { currency }),
            ...(zone !== program.zone && { zone }),
        };
        await patch(inProgram(program.code), changes);
        await queries.invalidateQueries({ queryKey: ['session'] });
    };
    return (
        <Screen
            title="Settings"
            says="The program, who works in it, and what it records of them."
            tabs={<SettingsTabs program={program.code} />}
        >
            {may || mayManage ? (
                <ProgramFields key={program.code} program={program} isNew={false} action="Save" onSave={save} />
            ) : (
                <Facts
                    facts={[
                        ['Code', program.code],
                        ['Name', program.name],
                        ['Currency', program.currency],
                        ['Time zone', program.zone],
                    ]}
                />
            )}
        </Screen>
    );
}
