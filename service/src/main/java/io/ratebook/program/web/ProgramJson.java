package io.ratebook.program.web;

import io.ratebook.program.Program;

/** A program as answered. */
record ProgramJson(String code, String name, String currency, String zone) {
    static ProgramJson of(Program program) {
        return new ProgramJson(program.code(), program.name(), program.currency(), program.zone());
    }
}
