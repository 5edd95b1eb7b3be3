export * from './client';
export * from './sale';
export * from './types';
