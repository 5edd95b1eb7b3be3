import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { EmptyState } from '../../components/Notes';
import { Screen } from '../../components/Screen';
import { type Program, post } from '../../lib/api';
import { place } from '../../lib/places';
import { sessionQuery, useMay } from '../../lib/session';
import { ProgramFields } from './ProgramFields';

/** Where there is no program yet: the one step that makes one. */
export function FirstProgram() {
    const may = useMay('partners');
    const queries = useQueryClient();
    const navigate = useNavigate();
    if (!may) {
        return (
            <EmptyState isPage title="No program yet">
                Everything belongs to a program. Ask a program manager or an admin to make one, or to let you see one.
            </EmptyState>
        );
    }
    const create = async (program: Program) => {
        await post('/programs', program);
        await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
        await navigate({ to: place(program.code, 'today') });
    };
    return (
        <Screen title="The first program" says="A program has its partners, its policy, its currency and its calendar.">
            <ProgramFields
                program={{
                    code: '',
                    name: '',
                    currency: 'EUR',
                    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
                }}
                isNew
                action="Make the program"
                onSave={create}
            />
        </Screen>
    );
}
