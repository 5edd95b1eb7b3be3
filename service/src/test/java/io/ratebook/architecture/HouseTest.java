package io.ratebook.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ratebook");

    private static final String[] RULES = {
        "io.ratebook.money..", "io.ratebook.calendar..", "io.ratebook.policy..", "io.ratebook.evaluation.."
    };

    /** How wide a column of a workbook is drawn, and how much work a way to match rows is guessed to be: no money. */
    private static final Set<String> NO_MONEY =
            Set.of("io.ratebook.policy.sheet.Protection", "io.ratebook.evaluation.drools.JoinKey");

    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    @Test
    void workbooks_are_known_to_one_package_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ratebook.policy.sheet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.poi..", "org.openxmlformats..", "org.apache.xmlbeans..")
                .because("a hostile or merely odd file must be read in one place, by closed grammars")
                .check(HOUSE);
    }

    @Test
    void drools_is_known_to_one_package_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ratebook.evaluation.drools..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..")
                .because("rules only choose; what they may see and do is decided in one place")
                .check(HOUSE);
    }

    @Test
    void rules_is_a_plain_library() {
        noClasses()
                .that()
                .resideInAnyPackage(RULES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "java.sql..",
                        "java.net.http..",
                        "picocli..",
                        "de.siegmar..",
                        "io.ratebook.intake..",
                        "io.ratebook.command..")
                .because("what a sale earns must be the same in the service, on the command line and in a test")
                .check(HOUSE);
    }

    /** A stopwatch ({@code System.nanoTime}) is allowed: it ends DRL that runs for too long, and tells no time of day. */
    @Test
    void rules_reads_no_clock() {
        noClasses()
                .that()
                .resideInAnyPackage(RULES)
                .should()
                .accessTargetWhere(readsClock())
                .because("the same sales under the same policy earn the same whenever they are evaluated")
                .check(HOUSE);
    }

    @Test
    void no_money_is_a_floating_point_number() {
        fields().that()
                .areDeclaredInClassesThat(
                        DescribedPredicate.describe("may hold money", type -> !NO_MONEY.contains(type.getName())))
                .should()
                .notHaveRawType(are(floating()))
                .because("0.1 + 0.2 is not 0.3 there")
                .check(HOUSE);
        methods()
                .should(nameNoFloatingPoint())
                .because("what goes in or comes out of a method may be money")
                .check(HOUSE);
    }

    @Test
    void knowledge_runs_one_way() {
        noClasses()
                .that()
                .resideInAPackage("io.ratebook.money..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe("are of another package of ours", HouseTest::isOursButNotMoney))
                .because("money is known by all and knows nobody")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("io.ratebook.policy")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.ratebook.evaluation..", "io.ratebook.policy.sheet..", "io.ratebook.policy.check..")
                .because("a policy is values: it does not know who reads, checks or evaluates it")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("io.ratebook.intake..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ratebook.command..")
                .because("files come in by other ways too")
                .check(HOUSE);
    }

    @Test
    void no_two_packages_know_each_other() {
        SlicesRuleDefinition.slices()
                .matching("io.ratebook.(**)")
                .should()
                .beFreeOfCycles()
                .because("what is read alone can be changed alone")
                .check(HOUSE);
    }

    @Test
    void every_package_says_where_null_may_be() {
        classes()
                .that()
                .resideInAPackage("io.ratebook..")
                .and(DescribedPredicate.describe("are written by hand", HouseTest::isWrittenByHand))
                .should(new ArchCondition<>("be in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                        events.add(
                                new SimpleConditionEvent(type, marked, type.getName() + ": " + type.getPackageName()));
                    }
                })
                .because("NullAway checks only what is marked")
                .check(HOUSE);
    }

    private static boolean isOursButNotMoney(JavaClass type) {
        return type.getPackageName().startsWith("io.ratebook")
                && !type.getPackageName().startsWith("io.ratebook.money");
    }

    private static boolean isWrittenByHand(JavaClass type) {
        return type.getSource().isPresent()
                && type.getSource()
                        .get()
                        .getFileName()
                        .filter(name -> !name.isEmpty())
                        .isPresent();
    }

    private static DescribedPredicate<JavaClass> floating() {
        return DescribedPredicate.describe("double or float", type -> FLOATING.contains(type.getName()));
    }

    private static ArchCondition<JavaMethod> nameNoFloatingPoint() {
        return new ArchCondition<>("take and return neither double nor float") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean exact = Stream.concat(
                                method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                        .noneMatch(floating());
                exact |= NO_MONEY.contains(method.getOwner().getName());
                events.add(new SimpleConditionEvent(method, exact, method.getFullName()));
            }
        };
    }

    private static DescribedPredicate<JavaAccess<?>> readsClock() {
        return DescribedPredicate.describe("reads the clock", access -> {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getName();
            return target.getFullName().startsWith("java.lang.System.currentTimeMillis")
                    || owner.equals("java.time.Clock")
                    || (owner.startsWith("java.time.") && target.getName().equals("now"));
        });
    }
}
