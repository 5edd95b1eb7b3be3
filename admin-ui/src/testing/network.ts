import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createService } from './service';

export const network = setupServer();

/** Lets the screens of a test talk to a service of their own. */
export function startService() {
    const service = createService();
    network.use(
        http.all('*/api/v1/*', async ({ request }) => {
            const url = new URL(request.url);
            const text = await request.text();
            const isJson = request.headers.get('content-type') === 'application/json';
            const said = service.answer({
                method: request.method,
                path: url.pathname.replace('/api/v1', ''),
                query: url.searchParams,
                body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
            });
            return said.body === undefined
                ? new HttpResponse(null, { status: said.status })
                : HttpResponse.json(said.body as object, { status: said.status });
        }),
    );
    return service;
}
