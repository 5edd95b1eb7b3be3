import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dialog } from '../../components/Dialog';
import { DropFile } from '../../components/DropFile';
import { inProgram, type PolicyUpload } from '../../lib/api';
import { place } from '../../lib/places';

/** Sends a workbook and goes to what came of it; nothing counts before somebody activates it. */
export function UploadWorkbook({ program, onClose }: { program: string; onClose: () => void }) {
    const navigate = useNavigate();
    const queries = useQueryClient();
    const taken = async (upload: PolicyUpload) => {
        await queries.invalidateQueries({ queryKey: [inProgram(program, 'versions')] });
        await navigate({ to: place(program, 'policies', 'uploads', upload.id) });
    };
    return (
        <Dialog title="Upload a workbook" onClose={onClose}>
            <p style={{ marginTop: 0 }}>
                It is read and checked. Without errors it becomes a version, as a draft: no sale is decided by it until
                it is activated.
            </p>
            <DropFile<PolicyUpload>
                label="Workbook"
                accept=".xlsx"
                path={inProgram(program, 'policy-uploads')}
                waiting="Checking"
                onTaken={taken}
            />
        </Dialog>
    );
}
