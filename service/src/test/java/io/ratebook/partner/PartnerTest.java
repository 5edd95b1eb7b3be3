package io.ratebook.partner;

import io.ratebook.ServiceTest;
import io.ratebook.program.Program;
import io.ratebook.program.ProgramDraft;
import io.ratebook.program.Programs;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A program with a register of partners. */
abstract class PartnerTest extends ServiceTest {
    protected final PartnerRegister register = bean(PartnerRegister.class);
    protected Program program = new Program(0, "", "", "EUR", "UTC", 0, null);

    @BeforeEach
    void openProgram() {
        program = program("shop");
    }

    protected final Program program(String code) {
        return bean(Programs.class).create(new ProgramDraft(code, "Shop", "GBP", "Europe/Berlin"));
    }

    protected static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }

    /** Approved from 1 December 2010. */
    protected final Partner approved(String code, Person person) {
        return register.create(
                program,
                new PartnerDraft(
                        code,
                        person,
                        Profile.BLANK,
                        new Standing(
                                States.of(List.of(
                                        new States.Entry(micros("2010-12-01T00:00:00Z"), PartnerState.APPROVED, null))),
                                Levels.NONE,
                                Groups.NONE)));
    }

    protected final Partner approved(String code) {
        return approved(code, Person.UNKNOWN);
    }

    protected static PartnerEdit referredBy(String recruiter) {
        return new PartnerEdit(person -> person, profile -> profile.referredBy(recruiter), true);
    }
}
