import type { ReactNode } from 'react';

/** A titled part of a drawer or page. */
export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
    return (
        <section>
            <div
                style={{
                    display: 'flex',
                    justifyContent: 'space-between',
                    alignItems: 'baseline',
                    gap: '1rem',
                    marginBottom: '0.5rem',
                }}
            >
                <h2 style={{ fontSize: '0.875rem' }}>{title}</h2>
                {aside}
            </div>
            {children}
        </section>
    );
}
