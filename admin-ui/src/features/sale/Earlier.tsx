import { DateText } from '../../components/DateText';
import type { EarlierContent } from '../../lib/api';

/** What the sale was before, newest first, and who changed it why. */
export function Earlier({ entries, zone }: { entries: EarlierContent[]; zone: string }) {
    return (
        <ol style={{ margin: 0, paddingInlineStart: '1.1rem' }}>
            {entries.map((entry) => (
                <li key={entry.replacedAt} style={{ marginBottom: '0.5rem' }}>
                    <DateText at={entry.replacedAt} zone={zone} time age />
                    {entry.by && <span className="quiet"> by {entry.by}</span>}
                    {entry.reason && <div>“{entry.reason}”</div>}
                    {entry.changes?.map((change) => (
                        <div key={change.field}>
                            <span className="quiet">{change.field}</span> {change.from ?? '(none)'} →{' '}
                            {change.to ?? '(none)'}
                        </div>
                    ))}
                    {!entry.changes && entry.content && <Content content={entry.content} />}
                </li>
            ))}
        </ol>
    );
}

function Content({ content }: { content: Record<string, unknown> }) {
    const said = Object.entries(content).filter(([, value]) => value !== null && value !== '');
    return (
        <details>
            <summary className="quiet">All fields as they were</summary>
            {said.map(([name, value]) => (
                <div key={name}>
                    <span className="quiet">{name}</span>{' '}
                    {typeof value === 'object' ? JSON.stringify(value) : String(value)}
                </div>
            ))}
        </details>
    );
}
