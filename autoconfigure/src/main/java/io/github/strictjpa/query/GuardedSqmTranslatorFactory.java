package io.github.strictjpa.query;

import java.util.Map;

import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.sql.SqmTranslator;
import org.hibernate.query.sqm.sql.SqmTranslatorFactory;
import org.hibernate.query.sqm.sql.StandardSqmTranslatorFactory;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;

/**
 * Translates queries as Hibernate, the dialect or the application's own translator does,
 * and shows every SELECT to the {@link QueryGuard} of its persistence unit. Hibernate
 * makes one instance per session factory; {@link SqmTranslatorContributor} names it.
 *
 * @since 0.1.0
 */
public final class GuardedSqmTranslatorFactory implements SqmTranslatorFactory {

	/**
	 * The setting that holds the name of the translator which the application has chosen.
	 */
	static final String CHOSEN = "io.github.strictjpa.query.translator";

	private volatile @Nullable Setup setup;

	@Override
	public SqmTranslator<SelectStatement> createSelectTranslator(SqmSelectStatement<?> statement, QueryOptions options,
			DomainParameterXref parameters, QueryParameterBindings bindings, LoadQueryInfluencers influencers,
			SqlAstCreationContext context, boolean deduplicateSelectionItems) {
		Setup setup = setup(context);
		SqmTranslator<SelectStatement> translator = setup.delegate()
			.createSelectTranslator(statement, options, parameters, bindings, influencers, context,
					deduplicateSelectionItems);
		return GuardedTranslation.observe(translator,
				(sql) -> setup.unit().check(new TranslatedQuery(statement, options, sql)));
	}

	@Override
	public SqmTranslator<? extends MutationStatement> createMutationTranslator(SqmDmlStatement<?> statement,
			QueryOptions options, DomainParameterXref parameters, QueryParameterBindings bindings,
			LoadQueryInfluencers influencers, SqlAstCreationContext context) {
		return setup(context).delegate()
			.createMutationTranslator(statement, options, parameters, bindings, influencers, context);
	}

	// no other way leads from here to the settings of the persistence unit
	@SuppressWarnings("deprecation")
	private Setup setup(SqlAstCreationContext context) {
		Setup known = this.setup;
		if (known == null) {
			known = Setup.of(context.getSessionFactory());
			this.setup = known;
		}
		return known;
	}

	/**
	 * What is done for the one session factory of an instance.
	 */
	private record Setup(SqmTranslatorFactory delegate, QueryGuard.GuardedUnit unit) {

		static Setup of(SessionFactoryImplementor sessionFactory) {
			Map<String, Object> settings = sessionFactory.getServiceRegistry()
				.requireService(ConfigurationService.class)
				.getSettings();
			if (settings.get(QueryGuard.UNIT) instanceof QueryGuard.GuardedUnit unit) {
				return new Setup(delegate(sessionFactory, settings.get(CHOSEN)), unit);
			}
			throw new IllegalStateException("The setting '%s' is missing: do not name %s as a translator yourself"
				.formatted(QueryGuard.UNIT, GuardedSqmTranslatorFactory.class.getName()));
		}

		private static SqmTranslatorFactory delegate(SessionFactoryImplementor sessionFactory,
				@Nullable Object chosen) {
			if (chosen != null) {
				return sessionFactory.getServiceRegistry()
					.requireService(StrategySelector.class)
					.resolveStrategy(SqmTranslatorFactory.class, chosen);
			}
			SqmTranslatorFactory ofDialect = sessionFactory.getJdbcServices().getDialect().getSqmTranslatorFactory();
			return (ofDialect != null) ? ofDialect : new StandardSqmTranslatorFactory();
		}

	}

}
