import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from './Icon';

export function BackLink({ to, children }: { to: string; children: ReactNode }) {
    return (
        <Link
            to={to}
            className="link"
            style={{
                display: 'inline-flex',
                alignItems: 'center',
                gap: '0.25rem',
                fontSize: '0.8125rem',
                alignSelf: 'flex-start',
            }}
        >
            <Icon name="left" size={14} />
            {children}
        </Link>
    );
}
