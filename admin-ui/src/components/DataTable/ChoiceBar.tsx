import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { countText } from '../../lib/money';
import classes from './DataTable.module.css';

interface Props {
    count: number;
    /** Of so many. */
    noun: string;
    isAll: boolean;
    /** How many match. */
    matching: number | undefined;
    onAll: (() => void) | undefined;
    onNone: () => void;
    /** What can be done with them. */
    children: ReactNode;
}

/** What is chosen, how to choose more or none, and what can be done with it. */
export function ChoiceBar({ count, noun, isAll, matching, onAll, onNone, children }: Props) {
    const said = `${countText(count)} ${noun} chosen${isAll ? ': all that match' : ''}`;
    return (
        <>
            <p className="visually-hidden" role="status">
                {count > 0 ? said : ''}
            </p>
            {count > 0 && (
                <div className={classes.choice} role="group" aria-label="What is chosen">
                    <span>
                        <strong className="figures">{countText(count)}</strong> {noun} chosen
                        {isAll && ': all that match'}
                    </span>
                    {children}
                    <span className={classes.choiceMore}>
                        {onAll !== undefined && matching !== undefined && (
                            <Button variant="subtle" size="compact-sm" c="var(--accent-ink)" onClick={onAll}>
                                Choose all {countText(matching)} that match
                            </Button>
                        )}
                        <Button variant="subtle" size="compact-sm" color="gray" c="var(--quiet)" onClick={onNone}>
                            Choose none
                        </Button>
                    </span>
                </div>
            )}
        </>
    );
}
