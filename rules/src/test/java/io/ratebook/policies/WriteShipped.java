package io.ratebook.policies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the workbooks that ship, after a change here: {@code WriteShipped rules/policies}. */
public final class WriteShipped {
    private WriteShipped() {}

    public static void main(String[] args) throws IOException {
        Path policies = Path.of(args.length > 0 ? args[0] : "policies");
        for (Shipped shipped : Shipped.all()) {
            Path file = policies.resolve(shipped.folder()).resolve("policy.xlsx");
            Files.createDirectories(file.getParent());
            Files.write(file, shipped.workbook());
        }
    }
}
