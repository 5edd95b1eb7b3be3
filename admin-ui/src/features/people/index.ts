export { AuditLog } from './AuditLog';
export { PeopleList } from './PeopleList';
export { Tokens } from './Tokens';
