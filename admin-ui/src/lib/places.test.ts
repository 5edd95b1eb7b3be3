import { expect, it } from 'vitest';
import { inProgram } from './api';
import { parseSearch, place, searchText } from './places';

it('codes with any sign make one part of an address', () => {
    expect(place('shop', 'partners', 'A/B %$?')).toBe('/programs/shop/partners/A%2FB%20%25%24%3F');
    expect(inProgram('shop', 'partners', 'A/B')).toBe('/programs/shop/partners/A%2FB');
});

it('filters stand in the address as plain texts', () => {
    expect(searchText({ state: 'parked', q: '007', customer: undefined })).toBe('?state=parked&q=007');
    expect(parseSearch('?q=007&from=2011-01-01')).toEqual({ q: '007', from: '2011-01-01' });
});
