import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Program } from '../../lib/api';
import { useMay } from '../../lib/session';
import { GenerateDialog } from './GenerateDialog';

/** Offered to who may do it. */
export function GenerateButton({ program }: { program: Program }) {
    const may = useMay('finance');
    const [asked, setAsked] = useState(false);
    return may ? (
        <>
            <Button onClick={() => setAsked(true)}>Generate payouts</Button>
            {asked && <GenerateDialog program={program} onClose={() => setAsked(false)} />}
        </>
    ) : null;
}
