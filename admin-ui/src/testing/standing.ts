import type { Row } from './http';
import { NOW } from './shop';

/** As the list's filter of that name. */
export function stands(row: Row, standing: string): boolean {
    const isHeld = String(row.payableFrom) > NOW;
    return standing === 'on-hold'
        ? isHeld && (row.state === 'pending' || row.state === 'approved')
        : standing === 'payable' && row.state === 'approved' && !isHeld;
}
