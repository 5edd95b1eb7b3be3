import type { Delivery, Mail, MailTemplate, Webhook } from '../lib/api';
import { type Handler, notFound, ok, problem, type Row } from './http';
import { cut, matches, sorted } from './lists';
import { NOW } from './shop';

/** Mails and webhooks, as the agreed API says them. */
export interface Notices {
    mailServer: boolean;
    mails: Mail[];
    templates: MailTemplate[];
    webhooks: Webhook[];
    deliveries: Delivery[];
}

const OF_ALL = [
    { name: 'partner name', meaning: "the partner's name, or the code if there is none" },
    { name: 'program name', meaning: "the program's name" },
    { name: 'amount', meaning: 'what it is about: 12.00 GBP' },
];

export function createNotices(): Notices {
    return {
        mailServer: true,
        mails: [mail(1, 'sent'), mail(2, 'failed'), mail(3, 'unknown'), mail(4, 'kept'), mail(5, 'waiting')],
        templates: [
            {
                kind: 'sale',
                subject: 'Your commission for sale {{sale reference}}',
                body: 'Hello {{partner name}},\n\nsale {{sale reference}} earns you {{amount}}.\n',
                changedBy: null,
                changedAt: null,
                placeholders: [...OF_ALL, { name: 'sale reference', meaning: 'the reference of the sale' }],
            },
            {
                kind: 'payment',
                subject: 'Your payment {{payment reference}}',
                body: 'Hello {{partner name}},\n\n{{amount}} is paid to you.\n',
                changedBy: 'ekaterina',
                changedAt: NOW,
                placeholders: [...OF_ALL, { name: 'payment reference', meaning: 'the number of the payout' }],
            },
        ],
        webhooks: [
            {
                id: 1,
                url: 'https://shop.example/ratebook',
                topics: ['sale.evaluated', 'payout.paid'],
                enabled: true,
                createdBy: 'ekaterina',
                createdAt: NOW,
                waiting: 2,
                failed: 1,
                lastSentAt: NOW,
            },
        ],
        deliveries: [delivery(1, 'failed', 500), delivery(2, 'sent', 200), delivery(3, 'waiting', null)],
    };
}

function mail(id: number, state: Mail['state']): Mail {
    return {
        id,
        kind: 'sale',
        about: { thing: 'commission', id: 5600 + id, title: `OR10560${id}` },
        partner: `P10${id}`,
        to: `partner-${id}@example.org`,
        subject: `Your commission for sale OR10560${id}`,
        body: `Hello,\n\nsale OR10560${id} earns you 12.00 GBP.\n`,
        state,
        error: state === 'failed' ? 'the mail server refused it: 550 no such user' : null,
        writtenBy: 'ekaterina',
        writtenAt: `2026-05-1${id}T09:00:00Z`,
        sentAt: state === 'sent' ? '2026-05-11T09:00:02Z' : null,
    };
}

function delivery(id: number, state: Delivery['state'], status: number | null): Delivery {
    return {
        id,
        webhook: { id: 1, url: 'https://shop.example/ratebook' },
        event: `7d0f3a52-0000-4000-8000-00000000000${id}`,
        topic: 'sale.evaluated',
        items: 500,
        state,
        attempts: state === 'failed' ? 30 : 1,
        createdAt: `2026-05-1${id}T09:00:00Z`,
        nextTryAt: null,
        endedAt: state === 'waiting' ? null : NOW,
        status,
        answer: status === 500 ? 'out of memory' : status === null ? null : 'thanks',
        body: '{"id":"7d0f3a52","topic":"sale.evaluated","items":[{"id":1699,"reference":"OR105699"}]}',
    };
}

export const noticeRoom: Handler = (asked, shop, parts) => {
    const [, , room] = parts;
    if (parts[0] !== 'programs') {
        return undefined;
    }
    if (room === 'mail-server') {
        return ok({ configured: shop.notices.mailServer });
    }
    if (room === 'commissions' && parts[4] === 'mail') {
        return commissionMail(asked, shop, parts);
    }
    const handler = { mails, 'mail-templates': templates, webhooks, 'webhook-deliveries': deliveries }[room ?? ''];
    return handler?.(asked, shop, parts);
};

const commissionMail: Handler = ({ method }, { commissions, partners, notices }, [, , , id]) => {
    const commission = commissions.find((one) => String(one.id) === id);
    const partner = partners.find((one) => one.code === commission?.partner);
    if (commission === undefined || partner === undefined) {
        return notFound();
    }
    const about = { thing: 'commission' as const, id: commission.id, title: commission.sale.reference };
    const subject = `Your commission for sale ${about.title}`;
    const body = `Hello ${partner.name},\n\nsale ${about.title} earns you ${commission.amount.amount} GBP.\n`;
    if (method === 'POST') {
        const state = notices.mailServer ? 'waiting' : 'kept';
        const written = { ...mail(notices.mails.length + 1, state), about, partner: partner.code, subject, body };
        notices.mails.push(written);
        return ok({ id: written.id, state }, 201);
    }
    return ok({
        to: partner.email ?? '',
        subject,
        body,
        sends: notices.mailServer,
        earlier: notices.mails.filter((one) => one.about.id === commission.id),
    });
};

const mails: Handler = ({ method, query }, { notices }, [, , , id]) => {
    const all = notices.mails.filter((row) => matches(row as unknown as Row, query));
    if (id === 'totals') {
        return ok({ count: all.length, sums: [] });
    }
    if (id === undefined) {
        return ok(cut(sorted(all, query.get('sort')), query));
    }
    const one = notices.mails.find((row) => String(row.id) === id);
    if (one === undefined) {
        return notFound();
    }
    if (method === 'POST') {
        if (!notices.mailServer) {
            return problem(409, 'no-mail-server', 'Conflict', 'No mail server is configured.');
        }
        one.state = 'waiting';
        one.error = null;
        return ok({ id: one.id, state: one.state });
    }
    return ok(one);
};

const templates: Handler = ({ method, body }, { notices }, [, , , kind, what]) => {
    if (kind === undefined) {
        return ok({ items: notices.templates, next: null });
    }
    const template = notices.templates.find((one) => one.kind === kind);
    if (template === undefined) {
        return notFound();
    }
    const given = body as { subject: string; body: string };
    const known = template.placeholders.map((one) => `{{${one.name}}}`);
    const strange =
        method === 'DELETE' ? undefined : given.body.match(/\{\{.*?\}\}/g)?.find((one) => !known.includes(one));
    if (strange !== undefined) {
        return problem(422, 'wrong-fields', 'Unprocessable', 'The template has faults.', [
            { field: 'body', found: strange, expected: `placeholders only of these: ${known.join(', ')}` },
        ]);
    }
    if (what === 'preview') {
        const filled = (text: string) =>
            text.replace('{{sale reference}}', 'OR105699').replace('{{partner name}}', 'Ada Stone');
        return ok({
            address: 'ada@example.org',
            subject: filled(given.subject),
            body: filled(given.body),
            about: 'OR105699',
        });
    }
    return ok(Object.assign(template, method === 'PUT' ? { ...given, changedBy: 'ekaterina', changedAt: NOW } : {}));
};

const webhooks: Handler = ({ method, body }, { notices }, [, , , id, what]) => {
    if (id === undefined && method === 'GET') {
        return ok({ items: notices.webhooks, next: null });
    }
    if (id === undefined) {
        const made = {
            ...(notices.webhooks[0] as Webhook),
            ...(body as { url: string; topics: string[] }),
            id: 2,
            waiting: 0,
            failed: 0,
            lastSentAt: null,
        };
        notices.webhooks.push(made);
        return ok({ ...made, secret: 'whsec_4f7Zk2' }, 201);
    }
    const one = notices.webhooks.find((row) => String(row.id) === id);
    if (one === undefined) {
        return notFound();
    }
    if (method === 'DELETE') {
        notices.webhooks = notices.webhooks.filter((row) => row !== one);
        return ok(undefined, 204);
    }
    if (method === 'PATCH') {
        Object.assign(one, body);
    }
    return ok(what === 'secret' ? { ...one, secret: 'whsec_9Qm1' } : one);
};

const deliveries: Handler = ({ method, query }, { notices }, [, , , id]) => {
    const state = query.get('state');
    const all = notices.deliveries.filter((row) => state === null || row.state === state);
    if (id === 'totals') {
        return ok({ count: all.length, sums: [] });
    }
    if (id === undefined) {
        return ok(cut(all, query));
    }
    const one = notices.deliveries.find((row) => String(row.id) === id);
    if (one !== undefined && method === 'POST') {
        one.state = 'waiting';
    }
    return one === undefined ? notFound() : ok(one);
};
