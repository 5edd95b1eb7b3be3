import { StateLabel, type Tone } from '../../components/StateLabel';
import type { Version, VersionState } from '../../lib/api';

const STATES: Record<VersionState, [string, Tone]> = {
    draft: ['draft', 'info'],
    scheduled: ['scheduled', 'warn'],
    active: ['in force', 'good'],
    retired: ['retired', 'plain'],
};

export function versionState(version: Pick<Version, 'state'>) {
    const [text, tone] = STATES[version.state] ?? [version.state, 'plain'];
    return <StateLabel tone={tone}>{text}</StateLabel>;
}
