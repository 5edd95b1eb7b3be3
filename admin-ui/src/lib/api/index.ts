export * from './client';
export * from './leads';
export * from './sale';
export * from './types';
export * from './payments';
