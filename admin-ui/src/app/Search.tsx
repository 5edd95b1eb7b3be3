import { Loader, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { Icon } from '../components/Icon';
import {
    type CommissionRow,
    get,
    inProgram,
    type Page,
    type PartnerRow,
    type Product,
    type Program,
    type SaleRow,
    type Version,
} from '../lib/api';
import { dayText } from '../lib/dates';
import { moneyText } from '../lib/money';
import { place } from '../lib/places';
import { SCREENS } from './nav';
import classes from './Search.module.css';

interface Found {
    kind: string;
    title: string;
    says: string;
    to: string;
    search?: Record<string, string>;
}

const TYPING_MS = 180;
const OF_EACH = 5;
/** Versions have no search of their own: the latest are looked through. */
const VERSIONS = 100;

/** Partners, sales, commissions, products and policy versions by reference or name, and the screens. */
export function Search({ program, onClose }: { program: Program; onClose: () => void }) {
    const [text, setText] = useState('');
    const [wanted] = useDebouncedValue(text.trim(), TYPING_MS);
    const [at, setAt] = useState(0);
    const navigate = useNavigate();
    const { data, isFetching, isError } = useQuery({
        queryKey: ['search', program.code, wanted],
        queryFn: ({ signal }) => find(program, wanted, signal),
        enabled: wanted.length > 0,
        placeholderData: keepPreviousData,
    });
    const found = wanted === '' ? [] : (data ?? []);
    const go = (one: Found | undefined) => {
        if (one !== undefined) {
            onClose();
            void navigate({ to: one.to, ...(one.search && { search: one.search as never }) });
        }
    };
    const keys = (event: KeyboardEvent) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step !== 0 && found.length > 0) {
            event.preventDefault();
            setAt((now) => (now + step + found.length) % found.length);
        } else if (event.key === 'Enter') {
            event.preventDefault();
            go(found[at]);
        }
    };
    return (
        <Modal.Root opened onClose={onClose} size="lg" yOffset="12vh">
            <Modal.Overlay backgroundOpacity={0.35} />
            <Modal.Content aria-label="Search">
                <Modal.Body p={0}>
                    <TextInput
                        variant="unstyled"
                        size="md"
                        className={classes.field}
                        placeholder="Reference, code or name"
                        aria-label="Search partners, sales, commissions, products and policies"
                        leftSection={isFetching ? <Loader size={16} /> : <Icon name="search" />}
                        value={text}
                        onChange={(event) => {
                            setText(event.currentTarget.value);
                            setAt(0);
                        }}
                        onKeyDown={keys}
                        role="combobox"
                        aria-expanded={found.length > 0}
                        aria-controls="found"
                        aria-activedescendant={found.length > 0 ? `found-${at}` : undefined}
                        data-autofocus
                    />
                    <div className={classes.found} id="found" role="listbox" aria-label="Found">
                        {found.map((one, i) => (
                            <div
                                key={`${one.kind} ${one.to} ${one.title}`}
                                id={`found-${i}`}
                                role="option"
                                aria-selected={i === at}
                                tabIndex={-1}
                                className={classes.one}
                                onMouseMove={() => setAt(i)}
                                onClick={() => go(one)}
                                onKeyDown={keys}
                            >
                                <span className={classes.kind}>{one.kind}</span>
                                <span className={classes.title}>{one.title}</span>
                                <span className={classes.says}>{one.says}</span>
                            </div>
                        ))}
                    </div>
                    {wanted === '' && (
                        <p className={classes.note}>
                            Partners, sales, commissions, products and policy versions of {program.name}, and screens.
                        </p>
                    )}
                    {wanted !== '' && !isFetching && found.length === 0 && (
                        <p className={classes.note}>
                            {isError ? 'The search did not work; try again.' : `Nothing is called “${wanted}”.`}
                        </p>
                    )}
                </Modal.Body>
            </Modal.Content>
        </Modal.Root>
    );
}

async function find(program: Program, q: string, signal: AbortSignal): Promise<Found[]> {
    const list = <T,>(of: string) => get<Page<T>>(inProgram(program.code, of), { q, limit: OF_EACH }, signal);
    const [partners, sales, commissions, products, versions] = await Promise.all([
        list<PartnerRow>('partners'),
        list<SaleRow>('sales'),
        list<CommissionRow>('commissions'),
        list<Product>('products'),
        get<Page<Version>>(inProgram(program.code, 'versions'), { limit: VERSIONS }, signal),
    ]);
    return [
        ...screensNamed(program, q),
        ...partners.items.map((one) => ({
            kind: 'Partner',
            title: one.name || one.code,
            says: one.code,
            to: place(program.code, 'partners', one.code),
        })),
        ...sales.items.map((one) => ({
            kind: one.type === 'refund' ? 'Refund' : 'Sale',
            title: one.reference,
            says: `${moneyText(one.amount)} · ${dayText(one.occurredAt, program.zone)}`,
            to: place(program.code, 'sales', one.id),
        })),
        ...commissions.items.map((one) => ({
            kind: 'Commission',
            title: `${one.sale.reference} · ${one.partner}`,
            says: moneyText(one.amount),
            to: place(program.code, 'commissions', one.id),
        })),
        ...products.items.map((one) => ({
            kind: 'Product',
            title: one.name ?? one.code,
            says: one.code,
            to: place(program.code, 'products'),
            search: { q: one.code },
        })),
        ...versions.items
            .filter((one) => isIn(q, `version ${one.number}`) || isIn(q, one.title ?? ''))
            .slice(0, OF_EACH)
            .map((one) => ({
                kind: 'Policy',
                title: `Version ${one.number}${one.title ? ` ${one.title}` : ''}`,
                says: one.inForceToday ? 'in force' : one.state,
                to: place(program.code, 'policies', one.number),
            })),
    ];
}

const isIn = (q: string, text: string): boolean => text.toLowerCase().includes(q.toLowerCase());

/** Screens are found by the beginning of their name, so that a reference does not find them. */
function screensNamed(program: Program, q: string): Found[] {
    return SCREENS.filter((one) => one.title.toLowerCase().startsWith(q.toLowerCase())).map((one) => ({
        kind: 'Screen',
        title: one.title,
        says: '',
        to: place(program.code, ...one.path.split('/')),
    }));
}
