import classes from './Letter.module.css';

/** A mail as it is read. */
export function Letter({ subject, body }: { subject: string; body: string }) {
    return (
        <div className={classes.letter}>
            <strong>{subject}</strong>
            <pre className={classes.body}>{body.trim()}</pre>
        </div>
    );
}
