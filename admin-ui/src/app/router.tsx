import type { QueryClient } from '@tanstack/react-query';
import {
    type AnyRoute,
    createRootRouteWithContext,
    createRoute,
    createRouter,
    lazyRouteComponent,
    Outlet,
    redirect,
    type RouterHistory,
} from '@tanstack/react-router';
import { parseSearch, searchText } from '../lib/places';
import { sessionQuery } from '../lib/session';
import { Broken, Pending } from './Broken';
import { Frame } from './Frame';
import { NotFound } from './NotFound';
import { SignIn } from './SignIn';

interface Context {
    queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet });

const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignIn });

/** Everything behind the sign-in. */
const inside = createRoute({
    getParentRoute: () => root,
    id: 'inside',
    beforeLoad: async ({ context, location }) => {
        const session = await context.queries.ensureQueryData(sessionQuery);
        if (session === null) {
            throw redirect({ to: '/sign-in', search: { back: location.href } as never });
        }
    },
    component: Frame,
});

const start = createRoute({
    getParentRoute: () => inside,
    path: '/',
    beforeLoad: async ({ context }) => {
        const session = await context.queries.ensureQueryData(sessionQuery);
        const last = localStorage.getItem('program');
        const programs = session?.programs ?? [];
        const program = programs.find((one) => one.code === last) ?? programs[0];
        if (program !== undefined) {
            throw redirect({
                to: '/programs/$program/today',
                params: { program: program.code } as never,
                replace: true,
            });
        }
    },
    component: lazyRouteComponent(() => import('../features/program/FirstProgram'), 'FirstProgram'),
});

const program = createRoute({ getParentRoute: () => inside, path: '/programs/$program', component: Outlet });

const programStart = createRoute({
    getParentRoute: () => program,
    path: '/',
    beforeLoad: ({ params }) => {
        throw redirect({ to: '/programs/$program/today', params: params as never, replace: true });
    },
});

/** One screen, whose code comes when it is first opened. */
function screen<T extends Record<string, unknown>>(path: string, load: () => Promise<T>, name: keyof T & string) {
    return createRoute({
        getParentRoute: () => program,
        path,
        component: lazyRouteComponent(load as never, name as never) as never,
    });
}

/** A screen within another one: a tab of its page, a drawer over its list. */
function within<P extends AnyRoute, T extends Record<string, unknown>>(
    parent: P,
    path: string,
    load: () => Promise<T>,
    name: keyof T & string,
) {
    return createRoute({
        getParentRoute: () => parent,
        path,
        component: lazyRouteComponent(load as never, name as never) as never,
    });
}

const sales = () => import('../features/sale');
const commissions = () => import('../features/commission');
const payouts = () => import('../features/payout');
const partners = () => import('../features/partner');
const leads = () => import('../features/lead');
const policies = () => import('../features/policy');
const previews = () => import('../features/preview');
const people = () => import('../features/people');
const notice = () => import('../features/notice');
const jobs = () => import('../features/jobs');
const reports = () => import('../features/report');

const saleList = screen('sales', sales, 'Sales');
const saleDrawer = createRoute({
    getParentRoute: () => saleList,
    path: '$sale',
    component: lazyRouteComponent(sales, 'SaleDrawer'),
});
const customer = screen('customers/$customer', sales, 'CustomerSales');
const customerSale = createRoute({
    getParentRoute: () => customer,
    path: '$sale',
    component: lazyRouteComponent(sales, 'SaleDrawer'),
});
const commissionList = screen('commissions', commissions, 'Commissions');
const commissionDrawer = createRoute({
    getParentRoute: () => commissionList,
    path: '$commission',
    component: lazyRouteComponent(commissions, 'CommissionDrawer'),
});
const openPayouts = screen('payouts/open', payouts, 'OpenPayouts');
const paidPayouts = screen('payouts/history', payouts, 'PayoutHistory');
const runPage = screen('payouts/runs/$run', payouts, 'RunPage');
const runPayouts = within(runPage, 'payouts', payouts, 'RunPayouts');
const leadList = screen('leads', leads, 'Leads');
const partnerPage = screen('partners/$partner', partners, 'PartnerPage');
const partnerAccount = createRoute({
    getParentRoute: () => partnerPage,
    path: '/',
    component: lazyRouteComponent(partners, 'PartnerAccount'),
});
const partnerCommissions = createRoute({
    getParentRoute: () => partnerPage,
    path: 'commissions',
    component: lazyRouteComponent(partners, 'PartnerCommissions'),
});
const partnerSales = createRoute({
    getParentRoute: () => partnerPage,
    path: 'sales',
    component: lazyRouteComponent(partners, 'PartnerSales'),
});
const partnerFacts = createRoute({
    getParentRoute: () => partnerPage,
    path: 'facts',
    component: lazyRouteComponent(partners, 'PartnerFacts'),
});

const versionPage = screen('policies/$version', policies, 'VersionPage');
const previewPage = screen('previews/$preview', previews, 'PreviewPage');
const previewSales = within(previewPage, 'sales', previews, 'PreviewSales');

const mailList = screen('settings/mails', notice, 'Mails');
const deliveryList = screen('settings/deliveries', notice, 'Deliveries');
const reportPage = screen('reports/$report', reports, 'ReportPage');

const routes = root.addChildren([
    signIn,
    inside.addChildren([
        start,
        program.addChildren([
            programStart,
            screen('today', () => import('../features/today'), 'Today'),
            saleList.addChildren([saleDrawer]),
            customer.addChildren([customerSale]),
            screen('parked', sales, 'ParkedSales'),
            screen('import', () => import('../features/intake'), 'Import'),
            commissionList.addChildren([commissionDrawer]),
            screen('payouts', payouts, 'PendingPayments'),
            screen('payouts/upcoming', payouts, 'Upcoming'),
            screen('payouts/ages', payouts, 'Aged'),
            screen('payouts/runs', payouts, 'Runs'),
            screen('payouts/batches', payouts, 'Batches'),
            openPayouts.addChildren([within(openPayouts, '$payout', payouts, 'PayoutDrawer')]),
            paidPayouts.addChildren([within(paidPayouts, '$payout', payouts, 'PayoutDrawer')]),
            runPage.addChildren([
                within(runPage, '/', payouts, 'RunReview'),
                runPayouts.addChildren([within(runPayouts, '$payout', payouts, 'PayoutDrawer')]),
                within(runPage, 'left-out', payouts, 'RunLeftOut'),
            ]),
            screen('partners', partners, 'Partners'),
            partnerPage.addChildren([partnerAccount, partnerCommissions, partnerSales, partnerFacts]),
            leadList.addChildren([within(leadList, '$lead', leads, 'LeadDrawer')]),
            screen('products', () => import('../features/product'), 'Products'),
            screen('policies', policies, 'Policies'),
            screen('policies/uploads/$upload', policies, 'UploadResult'),
            versionPage.addChildren([
                within(versionPage, '/', policies, 'VersionSheets'),
                within(versionPage, 'changes', policies, 'VersionChanges'),
                within(versionPage, 'try', policies, 'TrySale'),
                within(versionPage, 'preview', previews, 'PreviewStart'),
                within(versionPage, 'facts', policies, 'VersionFacts'),
            ]),
            previewPage.addChildren([
                within(previewPage, '/', previews, 'PreviewSums'),
                within(previewPage, 'partners', previews, 'PreviewPartners'),
                within(previewPage, 'payouts', previews, 'PreviewPayouts'),
                previewSales.addChildren([within(previewSales, '$sale', previews, 'PreviewSaleDrawer')]),
            ]),
            screen('reports', reports, 'Reports'),
            reportPage.addChildren([within(reportPage, '$partner', reports, 'LedgerDrawer')]),
            screen('adjustments', reports, 'Adjustments'),
            screen('books', reports, 'ClosedBooks'),
            screen('jobs', jobs, 'Jobs'),
            screen('jobs/$job', jobs, 'JobPage'),
            screen('settings', () => import('../features/program/ProgramSettings'), 'ProgramSettings'),
            screen('settings/leads', leads, 'PhaseSettings'),
            screen('settings/people', people, 'PeopleList'),
            screen('settings/tokens', people, 'Tokens'),
            mailList.addChildren([within(mailList, '$mail', notice, 'MailDrawer')]),
            screen('settings/mail-templates', notice, 'MailTemplates'),
            screen('settings/webhooks', notice, 'Webhooks'),
            deliveryList.addChildren([within(deliveryList, '$delivery', notice, 'DeliveryDrawer')]),
            screen('settings/audit', people, 'AuditLog'),
        ]),
    ]),
]);

export function createScreens(queries: QueryClient, history?: RouterHistory) {
    return createRouter({
        routeTree: routes,
        context: { queries },
        defaultPreload: 'intent',
        defaultNotFoundComponent: NotFound,
        defaultErrorComponent: Broken,
        defaultPendingComponent: Pending,
        parseSearch,
        stringifySearch: searchText,
        scrollRestoration: false,
        ...(history === undefined ? {} : { history }),
    });
}

export type Screens = ReturnType<typeof createScreens>;
