import {
    ActionIcon,
    Menu,
    Tooltip,
    UnstyledButton,
    useComputedColorScheme,
    useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Icon } from '../components/Icon';
import { useKeys } from '../components/useKeys';
import { remove } from '../lib/api';
import { place } from '../lib/places';
import { useProgram, useSession } from '../lib/session';
import classes from './Frame.module.css';
import { Help } from './Help';
import { JobsIndicator } from './JobsIndicator';
import { NotFound } from './NotFound';
import { OwnPassword } from './OwnPassword';
import { PLACES } from './nav';
import { Search } from './Search';

/** What stays while the screens change: where one is, what runs, who one is. */
export function Frame() {
    const session = useSession();
    const program = useProgram();
    const { program: asked } = useParams({ strict: false }) as { program?: string };
    const [search, searching] = useDisclosure(false);
    const [help, helping] = useDisclosure(false);
    useHotkeys([['mod+K', searching.open]], []);
    useKeys({ '?': helping.open });
    useEffect(() => {
        if (program.name !== '') {
            localStorage.setItem('program', program.code);
        }
    }, [program.code, program.name]);
    const known = asked === undefined || session?.programs.some((one) => one.code === asked);
    return (
        <div className={classes.frame}>
            <a className={classes.skip} href="#content">
                Skip to the content
            </a>
            <header className={classes.top}>
                <Link to="/" className={classes.brand} aria-label="Ratebook, to the start">
                    <img src="/icon.svg" alt="" width={24} height={24} />
                    <span>Ratebook</span>
                </Link>
                <ProgramSwitcher />
                <div className={classes.space} />
                {program.name !== '' && (
                    <>
                        <UnstyledButton className={classes.search} onClick={searching.open} aria-label="Search">
                            <Icon name="search" size={16} />
                            <span>Search</span>
                            <kbd>⌘K</kbd>
                        </UnstyledButton>
                        <JobsIndicator program={program.code} />
                        <SettingsLink program={program.code} />
                    </>
                )}
                <SchemeToggle />
                <PersonMenu onHelp={helping.open} />
            </header>
            {program.name !== '' && <Places program={program.code} />}
            <main id="content" className={classes.content} tabIndex={-1}>
                {known ? <Outlet /> : <NotFound />}
            </main>
            {search && <Search program={program} onClose={searching.close} />}
            {help && <Help onClose={helping.close} />}
        </div>
    );
}

function Places({ program }: { program: string }) {
    const here = useHere(program);
    return (
        <nav className={classes.places} aria-label="Places">
            {PLACES.map((one) => (
                <Link
                    key={one.path}
                    to={place(program, one.path)}
                    className={classes.place}
                    aria-current={here === one.path || one.also?.includes(here) ? 'page' : undefined}
                >
                    <Icon name={one.icon} size={20} />
                    <span>{one.title}</span>
                </Link>
            ))}
        </nav>
    );
}

const SETTINGS = ['settings', 'jobs'];

/** Where one is below the program. */
function useHere(program: string): string {
    const { pathname } = useLocation();
    return pathname.slice(place(program).length + 1).split('/')[0] ?? '';
}

function SettingsLink({ program }: { program: string }) {
    const isHere = SETTINGS.includes(useHere(program));
    return (
        <Tooltip label="Settings">
            <Link
                to={place(program, 'settings')}
                className={classes.settings}
                aria-label="Settings"
                aria-current={isHere ? 'page' : undefined}
            >
                <Icon name="settings" size={18} />
            </Link>
        </Tooltip>
    );
}

function ProgramSwitcher() {
    const session = useSession();
    const program = useProgram();
    const navigate = useNavigate();
    const programs = session?.programs ?? [];
    if (program.name === '') {
        return null;
    }
    if (programs.length < 2) {
        return <span className={classes.program}>{program.name}</span>;
    }
    return (
        <Menu position="bottom-start">
            <Menu.Target>
                <UnstyledButton className={classes.program} aria-label={`Program ${program.name}, change`}>
                    {program.name}
                    <Icon name="down" size={14} />
                </UnstyledButton>
            </Menu.Target>
            <Menu.Dropdown>
                <Menu.Label>Programs</Menu.Label>
                {programs.map((one) => (
                    <Menu.Item
                        key={one.code}
                        onClick={() => void navigate({ to: place(one.code, 'today') })}
                        rightSection={<span className="quiet">{one.currency}</span>}
                    >
                        {one.name}
                    </Menu.Item>
                ))}
            </Menu.Dropdown>
        </Menu>
    );
}

function SchemeToggle() {
    const { setColorScheme } = useMantineColorScheme();
    const scheme = useComputedColorScheme('light');
    const other = scheme === 'dark' ? 'light' : 'dark';
    return (
        <Tooltip label={other === 'dark' ? 'Dark' : 'Light'}>
            <ActionIcon
                variant="subtle"
                color="gray"
                c="var(--quiet)"
                size="lg"
                aria-label={`Change to ${other}`}
                onClick={() => setColorScheme(other)}
            >
                <Icon name={other === 'dark' ? 'moon' : 'sun'} />
            </ActionIcon>
        </Tooltip>
    );
}

function PersonMenu({ onHelp }: { onHelp: () => void }) {
    const session = useSession();
    const queries = useQueryClient();
    const [password, changing] = useDisclosure(false);
    const signOut = useMutation({
        mutationFn: () => remove('/session'),
        // Leaves by loading the page anew: nothing of one person stays in memory for the next.
        onSettled: () => {
            queries.clear();
            window.location.assign('/sign-in');
        },
    });
    const name = session?.person.displayName ?? '';
    return (
        <>
            <Menu position="bottom-end">
                <Menu.Target>
                    <UnstyledButton className={classes.person} aria-label={`${name}, your menu`}>
                        {initials(name)}
                    </UnstyledButton>
                </Menu.Target>
                <Menu.Dropdown>
                    <Menu.Label>{name}</Menu.Label>
                    <Menu.Item onClick={changing.open}>Change my password</Menu.Item>
                    <Menu.Item onClick={onHelp} rightSection={<kbd>?</kbd>}>
                        Keys
                    </Menu.Item>
                    <Menu.Item component="a" href="/api">
                        The API
                    </Menu.Item>
                    <Menu.Divider />
                    <Menu.Item onClick={() => signOut.mutate()}>Sign out</Menu.Item>
                </Menu.Dropdown>
            </Menu>
            {password && <OwnPassword onClose={changing.close} />}
        </>
    );
}

function initials(name: string): string {
    const words = name.split(/\s+/).filter((word) => word !== '');
    return [words[0], words.length > 1 ? words.at(-1) : undefined]
        .map((word) => word?.[0] ?? '')
        .join('')
        .toUpperCase();
}
