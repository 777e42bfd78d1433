/** Clearing between cities: what cities owe each other for redeemed vouchers, netted so that a clerk can re-add it. */
export { netFile } from './net-file.ts';
