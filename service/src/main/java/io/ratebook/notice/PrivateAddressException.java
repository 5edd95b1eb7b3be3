package io.ratebook.notice;

import java.net.UnknownHostException;

/** A host leads into networks that webhooks may not reach. */
final class PrivateAddressException extends UnknownHostException {
    PrivateAddressException(String host, String address) {
        super(host + " is " + address + ", a private address");
    }
}
